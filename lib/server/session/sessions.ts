import 'server-only'
import { processWide } from '@/lib/server/process/process-wide'
import { SessionStore } from './store'

/** The sessions of this process. */
export const sessions = (): SessionStore => processWide('sessions', () => new SessionStore())
