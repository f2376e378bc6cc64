import 'server-only'
import type { BrokerConfig } from '@/lib/server/config/config'
import type { Secret } from './secret'

/** Who asks which broker. Every request to the management API carries its own. */
export interface BrokerLogin {
  broker: BrokerConfig
  username: string
  password: Secret
  /** Tells apart users, brokers and passwords in caches without holding any of them. */
  fingerprint: string
}

/** Whoever asks, with his tags: they decide what the broker shows him of others. */
export interface Asker {
  login: BrokerLogin
  tags: readonly string[]
}
