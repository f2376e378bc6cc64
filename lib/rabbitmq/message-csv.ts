/** A column of messages as CSV: `true` where the payload beside it is only the beginning, which no batch publishes. */
export const payloadTruncated = 'payload_truncated'
/** Another one: `base64` where the payload beside it is that, being no text. */
export const payloadEncoding = 'payload_encoding'

/** What a spreadsheet would run as a formula gets an apostrophe before it, and what looks like that already another one. */
export const guardedCell = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text)
/** What a guarded cell was. */
export const unguardedCell = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)
