import { z } from 'zod'
import { objectName } from '@/lib/rabbitmq/name-schemas'
import { defaultExchangeSegment } from '@/lib/rabbitmq/name-rules'
import { faultShape } from './fault'

/**
 * A path segment, percent-encoded: `pathParams` takes it from the address, since Next decodes it for route handlers. A bad
 * escape is bad input, not a crash.
 */
export const segmentOf = <S extends z.ZodType<string, string>>(name: S) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return decodeURIComponent(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'Not a percent-encoded name' })
        return z.NEVER
      }
    })
    .pipe(name)
export const segment = segmentOf(objectName)

/** The same for an exchange, where `amq.default` stands for the default exchange, whose name is empty. */
export const exchangeSegment = segment.transform((name) => (name === defaultExchangeSegment ? '' : name))

export const vhostParams = z.object({ vhost: segment })
export const queueParams = z.object({ vhost: segment, name: segment })
export const exchangeParams = z.object({ vhost: segment, name: exchangeSegment })
export const nameParams = z.object({ name: segment })

const wholeNumber = (least: number, most: number, fallback: number) =>
  z.coerce
    .number({ error: 'Not a number' })
    .int({ error: 'Not a whole number' })
    .min(least, { error: `At least ${least}` })
    .max(most, { error: `At most ${most}` })
    .default(fallback)

/** What every paged list takes. `name` is a part of the name, case-insensitive; `vhost` absent means all. */
export const listQuery = z.object({
  vhost: objectName.optional(),
  name: z.string().max(255).default(''),
  page: wholeNumber(1, 100_000, 1),
  pageSize: wholeNumber(10, 500, 100),
})
export type ListQuery = z.output<typeof listQuery>
export type ListQueryInput = z.input<typeof listQuery>

/** `true` or `false` in a query. */
export const flagQuery = z.stringbool({
  truthy: ['true'],
  falsy: ['false'],
  case: 'sensitive',
  error: 'One of true, false',
})

/**
 * What a list takes that can be sorted. Without `sort` rows come in the broker's order. Unknown values are last in both
 * directions where we sort; where the broker does (connections and channels of all virtual hosts) it counts them as 0.
 * With `regex` the name is a regular expression in RE2's syntax, upper and lower case alike.
 */
export const sortedListQuery = <const F extends readonly [string, ...string[]]>(fields: F) =>
  listQuery.extend({
    sort: z.enum(fields, { error: `One of ${fields.join(', ')}` }).optional(),
    dir: z.enum(['asc', 'desc'], { error: 'One of asc, desc' }).default('asc'),
    regex: flagQuery.default(false),
  })

/**
 * A page of rows. `asOf` is our clock in ms when that was read which makes the order; `unreadable` rows were left out, and
 * say so on screen.
 */
export const pageOf = <S extends z.ZodType>(row: S) =>
  z.object({
    rows: z.array(row),
    page: z.number().int(),
    pages: z.number().int(),
    total: z.number().int(),
    filtered: z.number().int(),
    unreadable: z.number().int(),
    asOf: z.number(),
    /** Whose order it is: the broker's own page, or a list of all that is kept here and sorted, filtered and paged here. */
    source: z.enum(['broker', 'snapshot']),
    /** What could not be read anew: `rows` or their order are then older, or parts of them unknown. */
    faults: z.array(faultShape),
  })
