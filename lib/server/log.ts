import 'server-only'
import { config } from '@/lib/server/config/config'
import { makeLog } from './make-log'

/** The log of this process. */
export const log = makeLog(config().logLevel)
