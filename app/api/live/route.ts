import { openLive } from '@/lib/api/live'
import { route } from '@/lib/server/http/route'
import { openLiveStream } from '@/lib/server/live/streams'
import { holdTracing } from '@/lib/server/live/tracing'
import { readQueue } from '@/lib/server/management/queues'
import { readTapStats } from '@/lib/server/management/tap-stats'
import { amqpLogin } from '@/lib/server/session/amqp-login'
import { recheckSession } from '@/lib/server/session/verify'

export const POST = route(openLive, ({ session, body, signal }) =>
  openLiveStream(amqpLogin(session), body.sources, {
    signal,
    recheck: () => recheckSession(session),
    filter: body.filter,
    holdTracing: (vhost) => holdTracing(session.login, vhost),
    readQueue: async (vhost, name) => (await readQueue(session.login, { vhost, name })).queue,
    readTapStats: (vhost, queue) => readTapStats(session.login, vhost, queue),
  }),
)
