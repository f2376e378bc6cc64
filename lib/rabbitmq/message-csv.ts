/** A column of messages as CSV: `true` where the payload beside it is only the beginning, which no batch publishes. */
export const payloadTruncated = 'payload_truncated'
/** Another one: `base64` where the payload beside it is that, being no text. */
export const payloadEncoding = 'payload_encoding'
