import { queryOptions } from '@tanstack/react-query'
import type { readDiagnosis } from '@/lib/api/diagnosis'
import { call } from '@/lib/client/api'
import type { Named } from '@/lib/rabbitmq/object-key'

/** Whether a queue moves, and why it does not. */
export const diagnosisQuery = (queue: Named) =>
  queryOptions({
    queryKey: ['diagnosis', queue.vhost, queue.name],
    queryFn: ({ signal }) =>
      call<typeof readDiagnosis>('GET /api/queues/{vhost}/{name}/diagnosis', { params: queue }, signal),
  })
