import 'server-only'
import type { ListConsumersQuery } from '@/lib/api/clients'
import { brokerConsumer, type Consumer } from '@/lib/rabbitmq/consumer'
import { tolerantList } from '@/lib/rabbitmq/page'
import { seesAll } from '@/lib/rabbitmq/user'
import { read } from './client'
import type { BrokerLogin } from './login'
import { pageOfRows, type Page } from './pages'
import { managementPath } from './path'

const texts = (consumer: Consumer) => [
  consumer.queue,
  consumer.tag,
  consumer.channel ?? '',
  consumer.user ?? '',
]

/** One page of consumers: of everybody for monitoring and administrators, else this user's own. The broker does not page them. */
export async function listConsumers(
  { login, tags }: { login: BrokerLogin; tags: readonly string[] },
  query: ListConsumersQuery,
): Promise<Page<Consumer> & { scope: 'all' | 'own' }> {
  const { vhost } = query
  const path = vhost === undefined ? 'consumers' : managementPath`consumers/${vhost}`
  const all = await read(login, path, tolerantList(brokerConsumer), {
    costly: true,
    stale: true,
    ...(vhost === undefined ? {} : { about: { vhost } }),
  })
  return { ...pageOfRows(all, query, { texts }), scope: seesAll(tags) ? 'all' : 'own' }
}
