import { z } from 'zod'

/** A row of a list that was asked for names alone (`columns=`): all that costs the broker nothing but reading its tables. */
const named = z.object({ vhost: z.string(), name: z.string() })
export const brokerNamedQueue = named.extend({ type: z.string().catch('classic') })
export const brokerNamedExchange = named.extend({ type: z.string() })
export const brokerNamedConnection = named
  .extend({ user_provided_name: z.string().nullish() })
  .transform(({ vhost, name, user_provided_name: given }) => ({ vhost, name, givenName: given ?? null }))
