import 'server-only'
import { write } from './client'
import type { BrokerLogin } from './login'
import { managementPath } from './path'

/** Empties the statistics of one node, or of all: what the broker has counted and sampled, not a message. */
export const resetStatistics = (login: BrokerLogin, { name }: { name?: string | undefined }): Promise<void> =>
  write(
    login,
    'DELETE',
    name === undefined ? 'reset' : managementPath`reset/${name}`,
    {},
    {
      needs: 'the tag administrator',
      ...(name === undefined ? {} : { object: `node "${name}"` }),
    },
  )
