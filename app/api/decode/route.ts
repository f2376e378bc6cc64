import { decodePayload } from '@/lib/api/decode'
import { decodeInThread } from '@/lib/server/decode/decode-thread'
import { route } from '@/lib/server/http/route'

export const POST = route(decodePayload, ({ body, session }) => decodeInThread(session.id, body))
