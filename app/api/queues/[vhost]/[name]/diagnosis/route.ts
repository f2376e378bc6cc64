import { readDiagnosis as endpoint } from '@/lib/api/diagnosis'
import { route } from '@/lib/server/http/route'
import { readDiagnosis } from '@/lib/server/queues/diagnosis'

export const GET = route(endpoint, ({ session, params }) => readDiagnosis(session, params))
