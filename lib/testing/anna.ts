import { parseConfig } from '@/lib/server/config/config'
import type { BrokerLogin } from '@/lib/server/management/login'
import { Secret } from '@/lib/server/management/secret'

/** A user of the broker that is there without a configuration, for tests that ask no broker. */
export const anna: BrokerLogin = {
  broker: parseConfig({}).brokers[0],
  username: 'anna',
  password: new Secret(''),
  fingerprint: 'anna',
}
