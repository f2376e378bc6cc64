import 'server-only'
import type { BrokerChoice } from '@/lib/api/session'
import { config } from './config'

/** The configured brokers as somebody may know them who is not signed in. */
export const brokerChoices = (): BrokerChoice[] => config().brokers.map(({ id, name }) => ({ id, name }))
