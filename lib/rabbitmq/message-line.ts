import { z } from 'zod'
import { isBase64 } from './field'
import { payloadShape, propertiesShape, type Payload } from './message'
import { utf8Length } from './name-rules'

/**
 * One line of a JSON Lines file of messages: what a download of messages writes, and what a batch reads. A message as our API
 * shows it, of which exchange, routing key and properties may be left out; the payload must be whole.
 */
export const messageLine = z.object({
  exchange: z.string().optional(),
  routingKey: z.string().optional(),
  /** Its bytes in base64, where it is no UTF-8: then these are published. */
  rawRoutingKey: z.string().max(340).refine(isBase64, { error: 'Not base64' }).optional(),
  /** When it came, in ms. */
  at: z.number().optional(),
  properties: propertiesShape.partial().default({}),
  /** Their bytes in base64, where reading them loses something: then these are published. */
  rawProperties: z.string().max(524_288).refine(isBase64, { error: 'Not base64' }).optional(),
  payload: payloadShape
    .extend({ bytes: z.number().int().optional(), truncated: z.boolean().default(false) })
    .refine((payload) => !payload.truncated, { error: 'The payload is not whole', path: ['truncated'] })
    .refine((payload) => payload.encoding === 'utf8' || isBase64(payload.text), {
      error: 'Not base64',
      path: ['text'],
    })
    .refine(
      (payload) => payload.truncated || payload.bytes === undefined || textBytes(payload) >= payload.bytes,
      {
        error: 'The text has fewer bytes than this says: the payload is not whole',
        path: ['bytes'],
      },
    ),
})

const textBytes = ({ encoding, text }: Pick<Payload, 'encoding' | 'text'>): number =>
  encoding === 'utf8' ? utf8Length(text) : (text.length / 4) * 3 - padding(text)

/** Asked of what may be no base64, too: it must not look for where a run of `=` begins. */
const padding = (text: string): number => (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)
