import 'server-only'
import { config, ConfigError } from '@/lib/server/config/config'
import { watchClients } from '@/lib/server/http/client-address'
import { processWide } from './process-wide'
import { stopOnSignals } from './stop'

/** Once for the process, before the first request: configuration checked, clients watched, signals heard. */
export function startProcess(): void {
  processWide('process.start', () => {
    try {
      watchClients(config().trustedProxies)
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      process.stderr.write(`Warren cannot start with this configuration.\n${error.message}\n`)
      process.exit(78)
    }
    stopOnSignals()
    return true
  })
}
