import { z } from 'zod'

/** A row of a list that was asked for names alone (`columns=`): all that costs the broker nothing but reading its tables. */
export const brokerNamedQueue = z.object({ vhost: z.string(), name: z.string() })
export const brokerNamedExchange = brokerNamedQueue.extend({ type: z.string() })
export const brokerNamedConnection = brokerNamedQueue
  .extend({ user_provided_name: z.string().nullish() })
  .transform(({ vhost, name, user_provided_name: given }) => ({ vhost, name, givenName: given ?? null }))
