import 'server-only'
import { z } from 'zod'
import { traceExchange } from '@/lib/rabbitmq/traced'
import { readExchangeBindings } from './bindings'
import { read, readIfThere, write } from './client'
import type { BrokerLogin } from './login'
import { managementPath } from './path'

const brokerVhost = z.object({
  tracing: z.boolean(),
  description: z.string().nullish().catch(null),
  tags: z.array(z.string()).nullish().catch(null),
  metadata: z.object({ default_queue_type: z.string().nullish() }).nullish().catch(null),
})

/**
 * What turns the firehose of a virtual host on or off; null when it is so already. What else the virtual host has is said
 * again: a PUT that names only tracing empties description and tags (3.10 to 4.3).
 */
export async function tracingTurn(
  login: BrokerLogin,
  vhost: string,
  tracing: boolean,
): Promise<(() => Promise<void>) | null> {
  const path = managementPath`vhosts/${vhost}`
  const about = { object: `virtual host "${vhost}"`, needs: 'the tag administrator' }
  const { data } = await read(login, path, brokerVhost, { fresh: true, about })
  if (data.tracing === tracing) return null
  const queueType = data.metadata?.default_queue_type ?? 'undefined'
  const body = {
    tracing,
    description: data.description ?? '',
    tags: (data.tags ?? []).join(','),
    ...(queueType === 'undefined' ? {} : { default_queue_type: queueType }),
  }
  return () => write(login, 'PUT', path, { body }, about)
}

/** Whether the firehose of a virtual host is on now. False where there is no such virtual host any more. */
export async function readTracing(login: BrokerLogin, vhost: string): Promise<boolean> {
  const found = await readIfThere(login, managementPath`vhosts/${vhost}`, brokerVhost)
  return found?.tracing ?? false
}

/** Queues that get what is traced: with none of them tracing costs the broker its work for nobody. */
export async function countTraceQueues(login: BrokerLogin, vhost: string): Promise<number> {
  const { from } = await readExchangeBindings(login, { vhost, name: traceExchange }, { fresh: true })
  return from.data.rows.length
}
