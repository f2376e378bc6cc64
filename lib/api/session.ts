import { z } from 'zod'
import { brokerAddressShape } from '@/lib/rabbitmq/broker-address'
import { objectTotalsShape } from '@/lib/rabbitmq/object-totals'
import { permissionShape, topicPermissionShape } from '@/lib/rabbitmq/user'
import { endpoint } from './endpoint'

/** A broker of the configuration, as somebody may know it who is not signed in. */
export const brokerChoice = z.object({ id: z.string(), name: z.string() })
export type BrokerChoice = z.output<typeof brokerChoice>

export const sessionShape = z.object({
  user: z.object({ name: z.string(), tags: z.array(z.string()) }),
  broker: z.object({
    id: z.string(),
    name: z.string(),
    /** "production", "staging" …, from the configuration. */
    environment: z.string().nullable(),
    readOnly: z.boolean(),
    version: z.string(),
    clusterName: z.string(),
    /** Exchange types this broker knows, plugins' included. Empty when it does not tell. */
    exchangeTypes: z.array(z.string()),
    /** How much there is of each kind in all virtual hosts, and when that was read. */
    objects: objectTotalsShape.extend({ asOf: z.number() }),
    /** Where programs reach it, for code that is shown. */
    address: brokerAddressShape,
  }),
  /** Virtual hosts that this user may enter. */
  vhosts: z.array(z.string()),
  /** Null where the broker does not let this user read them: only administrators may. */
  permissions: z.array(permissionShape).nullable(),
  /** The same over routing keys of topic exchanges. */
  topicPermissions: z.array(topicPermissionShape).nullable(),
})
export type Session = z.output<typeof sessionShape>

export const readSession = endpoint({
  id: 'readSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, at which broker, and which virtual hosts may be entered',
  output: sessionShape,
})

export const credentials = z.object({
  username: z.string().min(1, { error: 'A username is needed' }).max(1024),
  password: z.string().min(1, { error: 'A password is needed' }).max(65_536),
  /** Id of a configured broker; the first one when absent. */
  broker: z.string().max(128).optional(),
})
export type Credentials = z.output<typeof credentials>

export const openSession = endpoint({
  id: 'openSession',
  method: 'POST',
  path: '/api/session',
  summary: "Sign in with RabbitMQ's own user and password",
  body: credentials,
  output: sessionShape,
  open: true,
  audit: 'session.open',
  maxBody: 128 * 1024,
})

export const closeSession = endpoint({
  id: 'closeSession',
  method: 'DELETE',
  path: '/api/session',
  summary: 'Sign out: ends live views and connections of this session',
  audit: 'session.close',
})
