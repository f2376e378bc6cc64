import { z } from 'zod'
import { publishBody } from '@/lib/api/messages'
import { fieldInputTypes } from '@/lib/rabbitmq/field-types'
import { objectName } from '@/lib/rabbitmq/names'

/** "" leaves the property out; what is no whole number becomes NaN, and the contract says what is wrong with that. */
const wholeNumber = z.string().transform((text) => {
  const digits = text.trim()
  if (digits === '') return null
  return /^-?\d+$/.test(digits) ? Number(digits) : Number.NaN
})

/** A row that was added and not yet filled in is no mistake. Only at the end: errors are put at rows by their place. */
function withoutBlankEnd<Row extends { name: string; value: string }>(rows: Row[]): Row[] {
  const last = rows.findLastIndex((row) => row.name !== '' || row.value !== '')
  return rows.slice(0, last + 1)
}

/**
 * What the form holds: text as it was typed. Checked by the contract of the operation itself, so the form never accepts what
 * the server would refuse as malformed, nor the other way round.
 */
const typed = z.object({
  vhost: z.string(),
  exchange: z.string(),
  routingKey: z.string(),
  payload: z.string(),
  payloadEncoding: z.enum(['text', 'base64']),
  properties: z.object({
    contentType: z.string(),
    contentEncoding: z.string(),
    deliveryMode: z.enum(['1', '2']).transform((mode): 1 | 2 => (mode === '1' ? 1 : 2)),
    priority: wholeNumber,
    correlationId: z.string(),
    replyTo: z.string(),
    expiration: z.string(),
    messageId: z.string(),
    timestamp: wholeNumber,
    type: z.string(),
    userId: z.string(),
    appId: z.string(),
    headers: z
      .array(z.object({ name: z.string(), type: z.enum(fieldInputTypes), value: z.string() }))
      .transform(withoutBlankEnd),
  }),
  confirm: z.boolean(),
  mandatory: z.boolean(),
})

const request = publishBody.safeExtend({ vhost: objectName })

export const publishForm = typed.transform((values): z.input<typeof request> => values).pipe(request)
export type PublishValues = z.input<typeof typed>
export type PublishRequest = z.output<typeof publishForm>

interface Target {
  vhost: string
  exchange: string
  routingKey: string
}

/** A new form: text, persistent, confirmed, mandatory. */
export const publishDefaults = (target: Target): PublishValues => ({
  ...target,
  payload: '',
  payloadEncoding: 'text',
  properties: {
    contentType: '',
    contentEncoding: '',
    deliveryMode: '2',
    priority: '',
    correlationId: '',
    replyTo: '',
    expiration: '',
    messageId: '',
    timestamp: '',
    type: '',
    userId: '',
    appId: '',
    headers: [],
  },
  confirm: true,
  mandatory: true,
})

/** The properties that are folded away until somebody needs them, in the order of AMQP. */
export const moreProperties = [
  'contentEncoding',
  'priority',
  'correlationId',
  'replyTo',
  'expiration',
  'messageId',
  'timestamp',
  'type',
  'userId',
  'appId',
] as const satisfies readonly (keyof PublishValues['properties'])[]
