import { readLeftTracing } from '@/lib/api/live-tracing'
import { route } from '@/lib/server/http/route'
import { leftTracing } from '@/lib/server/live/tracing'

export const GET = route(readLeftTracing, ({ session }) => leftTracing(session.login, session.tags))
