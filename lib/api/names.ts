import { z } from 'zod'
import { endpoint } from './endpoint'
import { faultShape } from './fault'

const inVhost = z.object({ vhost: z.string(), names: z.array(z.string()) })

/** Of each kind; beyond that a search by name needs the lists, which ask the broker. */
export const mostNames = 50_000

export const listNames = endpoint({
  id: 'listNames',
  method: 'GET',
  path: '/api/names',
  summary: 'The names of queues, exchanges and connections, grouped by what they share: for searching',
  output: z.object({
    queues: z.array(inVhost.extend({ type: z.string() })),
    exchanges: z.array(inVhost.extend({ type: z.string() })),
    /** `givenName` is what the client calls itself. */
    connections: z.array(inVhost.extend({ givenName: z.string().nullable() })),
    /** Names beyond `mostNames` of a kind. */
    leftOut: z.number().int(),
    /** Which of the three could not be read, or not anew, and why: `queues`, `exchanges`, `connections`. */
    faults: z.array(faultShape),
    /** When the oldest of the three lists was read, by our clock in ms. Not `asOf`: no figure on a page is that old. */
    readAt: z.number(),
  }),
})
export type Names = z.output<NonNullable<typeof listNames.output>>
