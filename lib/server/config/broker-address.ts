import 'server-only'
import type { BrokerAddress } from '@/lib/rabbitmq/broker-address'
import type { BrokerConfig } from './config'

/** What of a broker's configuration a signed-in user may know: where programs reach it. */
export const brokerAddress = ({ amqp, management, ca }: BrokerConfig): BrokerAddress => ({
  amqp: { host: amqp.hostname, port: amqp.port, tls: amqp.protocol === 'amqps' },
  management: { origin: management.origin, path: management.path },
  ownAuthority: ca !== null,
})
