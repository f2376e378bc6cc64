import 'server-only'
import { brokerOverview } from '@/lib/rabbitmq/broker'
import { read } from './client'
import type { BrokerLogin } from './login'

/** What every screen needs of a broker: version, cluster name, exchange types, whether it keeps statistics. */
export const readBroker = (login: BrokerLogin) => read(login, 'overview', brokerOverview)
