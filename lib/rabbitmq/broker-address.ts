import { z } from 'zod'

/** Where a broker answers clients, as this console reaches it. No credentials. */
export const brokerAddressShape = z.object({
  amqp: z.object({
    /** A name or an address; IPv6 without brackets. */
    host: z.string(),
    port: z.number().int(),
    tls: z.boolean(),
  }),
  management: z.object({
    /** `https://host:15671` */
    origin: z.string(),
    /** "" or a prefix such as `/rabbit`. */
    path: z.string(),
  }),
  /** Whether the console was given an authority to trust: other machines need it, too. */
  ownAuthority: z.boolean(),
})
export type BrokerAddress = z.output<typeof brokerAddressShape>
