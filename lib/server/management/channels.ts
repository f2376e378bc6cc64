import 'server-only'
import type { ChannelSort, ListChannelsQuery } from '@/lib/api/clients'
import { brokerChannel, type Channel } from '@/lib/rabbitmq/channel'
import { seesAll } from '@/lib/rabbitmq/user'
import type { BrokerLogin } from './login'
import { readPage, type Page } from './pages'
import { managementPath } from './path'

/** The broker's names of what it sorts by. */
const brokerSorts: Record<ChannelSort, string> = {
  name: 'name',
  number: 'number',
  connection: 'connection_details.name',
  vhost: 'vhost',
  user: 'user',
  node: 'node',
  state: 'state',
  confirm: 'confirm',
  transactional: 'transactional',
  prefetch: 'prefetch_count',
  globalPrefetch: 'global_prefetch_count',
  unacked: 'messages_unacknowledged',
  unconfirmed: 'messages_unconfirmed',
  uncommitted: 'messages_uncommitted',
  acksUncommitted: 'acks_uncommitted',
  consumers: 'consumer_count',
  publishRate: 'message_stats.publish_details.rate',
  confirmRate: 'message_stats.confirm_details.rate',
  dropRate: 'message_stats.drop_unroutable_details.rate',
  returnRate: 'message_stats.return_unroutable_details.rate',
  deliverGetRate: 'message_stats.deliver_get_details.rate',
  redeliverRate: 'message_stats.redeliver_details.rate',
  ackRate: 'message_stats.ack_details.rate',
}

/** One page of channels: of everybody for monitoring and administrators, else this user's own. */
export async function listChannels(
  { login, tags }: { login: BrokerLogin; tags: readonly string[] },
  query: ListChannelsQuery,
): Promise<Page<Channel> & { scope: 'all' | 'own' }> {
  const { vhost } = query
  const path = vhost === undefined ? 'channels' : managementPath`vhosts/${vhost}/channels`
  const page = await readPage(login, path, brokerChannel, query, {
    brokerSorts,
    costly: true,
    texts: (channel) => [channel.name],
    ...(vhost === undefined ? {} : { about: { vhost } }),
  })
  return { ...page, scope: seesAll(tags) ? 'all' : 'own' }
}
