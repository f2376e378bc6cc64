import { config } from 'zod'

/**
 * zod writes itself faster parsers with `new Function` where it may, and tries whether it may when the first schema is made.
 * Our CSP forbids that, and the browser reports the try. So this stands before every import that leads to a schema. The server,
 * where the faster parsers are welcome, is left alone.
 */
if (typeof window !== 'undefined') config({ jitless: true })
