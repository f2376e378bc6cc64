import 'server-only'
import type { Duplex } from 'node:stream'
import type { ChannelModel } from 'amqplib'

/** What a channel's frames are written to. `writableNeedDrain` until it says `drain` after a `write` that said false. */
export interface FrameBuffer {
  readonly writableNeedDrain: boolean
  write(frames: Buffer): boolean
}

/** What we use of amqplib's connection, none of which it promises. Held against the real thing by raw-frames.test.ts. */
export interface ConnectionInternals {
  stream: Duplex
  rest: Buffer
  frameMax: number
  channels: ({ buffer: FrameBuffer } | null | undefined)[]
  recvFrame(): unknown
  sendMethod(channel: number, method: number, fields: unknown): boolean
  sendContent(channel: number, body: Buffer): boolean
  sendMessage(
    channel: number,
    method: number,
    fields: unknown,
    contentClass: number,
    properties: unknown,
    body: Buffer,
  ): boolean
}

/** amqplib's connection below its public face. Throws when this version of amqplib is not built as we know it. */
export function internalsOf(model: ChannelModel): ConnectionInternals {
  const connection = model.connection as unknown as Partial<ConnectionInternals>
  const isAsKnown =
    typeof connection.recvFrame === 'function' &&
    typeof connection.sendMessage === 'function' &&
    typeof connection.sendMethod === 'function' &&
    typeof connection.sendContent === 'function' &&
    Array.isArray(connection.channels) &&
    Buffer.isBuffer(connection.rest) &&
    typeof connection.frameMax === 'number' &&
    typeof connection.stream?.destroy === 'function'
  if (!isAsKnown) throw new Error('This amqplib is not built like 2.3.1: internals.ts must be looked at')
  return connection as ConnectionInternals
}
