import 'server-only'
import { config, ConfigError } from '@/lib/server/config/config'
import { watchClients } from '@/lib/server/http/client-address'
import { mendAddresses } from '@/lib/server/http/mend-address'
import { processWide } from '@/lib/server/process-wide'
import { watchServers } from './servers'

async function start(): Promise<void> {
  try {
    watchClients(config().trustedProxies)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`Warren cannot start with this configuration.\n${error.message}\n`)
    // Next would go on without us.
    process.exit(78)
  }
  mendAddresses()
  watchServers()
  // Only now: what it brings along reads the configuration as it loads.
  const { stopOnSignals } = await import('./stop')
  stopOnSignals()
}

/** Once for the process, before the first request: configuration checked, requests watched, signals heard. */
export const startProcess = (): Promise<void> => processWide('process.start', start)
