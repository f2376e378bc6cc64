import { listConsumers as endpoint } from '@/lib/api/clients'
import { route } from '@/lib/server/http/route'
import { listConsumers } from '@/lib/server/management/consumers'

export const GET = route(endpoint, ({ session, query }) => listConsumers(session, query))
