import 'server-only'
import type { ListConsumersQuery } from '@/lib/api/clients'
import { brokerConsumer, type Consumer } from '@/lib/rabbitmq/consumer'
import { tolerantList } from '@/lib/rabbitmq/page'
import { isMonitor } from '@/lib/rabbitmq/user'
import { checkVhost, read } from './client'
import type { Asker, BrokerLogin } from './login'
import { pageOfRows, type Page } from './pages'
import { managementPath } from './path'
import type { Sample } from './sample'

const brokerConsumers = tolerantList(brokerConsumer)

const texts = (consumer: Consumer) => [
  consumer.queue,
  consumer.tag,
  consumer.channel ?? '',
  consumer.user ?? '',
]

/** All consumers, of one virtual host or of all: of everybody for monitoring and administrators, else this user's own. */
export const readAllConsumers = (
  login: BrokerLogin,
  vhost?: string,
): Promise<Sample<{ rows: Consumer[]; unreadable: number }>> =>
  read(login, vhost === undefined ? 'consumers' : managementPath`consumers/${vhost}`, brokerConsumers, {
    costly: true,
    stale: true,
    ...(vhost === undefined ? {} : { about: { vhost } }),
  })

/** One page of consumers. The broker does not page them. */
export async function listConsumers(
  { login, tags }: Asker,
  query: ListConsumersQuery,
): Promise<Page<Consumer> & { scope: 'all' | 'own' }> {
  const { vhost } = query
  const all = await readAllConsumers(login, vhost)
  // 3.10 answers with none instead of a refusal.
  if (vhost !== undefined && all.data.rows.length === 0) await checkVhost(login, vhost)
  return { ...(await pageOfRows(all, query, { texts })), scope: isMonitor(tags) ? 'all' : 'own' }
}
