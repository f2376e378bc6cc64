import { cancelQueueSync as cancel, syncQueue as sync } from '@/lib/api/queues'
import { route } from '@/lib/server/http/route'
import { cancelQueueSync, syncQueue } from '@/lib/server/management/queues'

export const POST = route(sync, ({ session, params }) => syncQueue(session.login, params))

export const DELETE = route(cancel, ({ session, params }) => cancelQueueSync(session.login, params))
