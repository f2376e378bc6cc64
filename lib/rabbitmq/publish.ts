import { z } from 'zod'

/**
 * What became of one published message. `unknown` is never "failed": the connection went, or the broker blocked it, after
 * the message had been handed over, or committed its transaction in part; it may have been delivered.
 */
export const publishOutcomeShape = z.discriminatedUnion('kind', [
  /** `routed` is null where nobody asked the broker to tell (not mandatory): a confirm says accepted, not routed. */
  z.object({ kind: z.literal('confirmed'), routed: z.boolean().nullable() }),
  /** Published in a transaction that was taken back: no queue has it. */
  z.object({ kind: z.literal('rolled-back') }),
  /** Handed to the broker without asking for a confirm. */
  z.object({ kind: z.literal('sent') }),
  z.object({ kind: z.literal('returned'), replyCode: z.number(), replyText: z.string() }),
  z.object({ kind: z.literal('nacked') }),
  /** The broker closed the channel: `text` is its own words, for example "NOT_FOUND - no exchange 'x' in vhost '/'". */
  z.object({ kind: z.literal('refused'), replyCode: z.number(), text: z.string() }),
  z.object({
    kind: z.literal('unknown'),
    reason: z.enum(['blocked', 'connection-lost', 'timeout', 'partly-committed']),
  }),
])
export type PublishOutcome = z.output<typeof publishOutcomeShape>
