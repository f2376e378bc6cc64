import 'server-only'

/** What our reader opens of a message's headers. Beyond it, bytes are shown as bytes. */
export const codecLimits = {
  /** Tables and arrays in one another. amqplib overflows the stack at 6,000, and so does JSON.stringify. */
  depth: 32,
  /** Values in one message. 128 KiB of empty ones would be 40,000, and a megabyte of JSON. */
  values: 2000,
  /** Bytes kept of what is not opened. */
  keptBytes: 1024,
} as const
