import 'server-only'
import { config } from '@/lib/server/config/config'

/** Asks for https from now on, where the console is reached by it: on pages and on answers of the API alike. */
export function askForHttps(headers: Headers): void {
  if (config().origin?.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000')
}
