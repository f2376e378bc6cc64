import 'server-only'
import type { ChannelsPage, ChannelSort, ListChannelsQuery } from '@/lib/api/clients'
import { ConsoleError } from '@/lib/api/problem'
import { brokerChannel, brokerChannels, type Channel } from '@/lib/rabbitmq/channel'
import { maxPageSize, pageOrList } from '@/lib/rabbitmq/page'
import { isStalled } from '@/lib/rabbitmq/stalled'
import { isMonitor } from '@/lib/rabbitmq/user'
import { read } from './client'
import type { Asker, BrokerLogin } from './login'
import { isMatched, pageOfRows, readPage, type Page } from './pages'
import { managementPath } from './path'

const pagedChannels = pageOrList(brokerChannel)

/** The broker's names of what it sorts by. */
export const channelSortPaths: Record<ChannelSort, string> = {
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

const texts = (channel: Channel) => [channel.name]

/** One page of channels: of everybody for monitoring and administrators, else this user's own. */
export async function listChannels({ login, tags }: Asker, query: ListChannelsQuery): Promise<ChannelsPage> {
  const { vhost } = query
  const scope = isMonitor(tags) ? 'all' : 'own'
  const path = vhost === undefined ? 'channels' : managementPath`vhosts/${vhost}/channels`
  if (query.stalled) return { ...(await stalledOnes(login, path, query)), scope }
  const page = await (
    isMatched(query)
      ? readAll(login, path, query).then((all) => pageOfRows(all, query, { texts }))
      : readPage(login, path, pagedChannels, query, {
          brokerSorts: channelSortPaths,
          costly: true,
          texts,
          ...(vhost === undefined ? {} : { about: { vhost } }),
        })
  ).catch((error: unknown) => withoutStatistics(login, query, error))
  return { ...page, scope, undecided: 0 }
}

const readAll = (login: BrokerLogin, path: string, { vhost }: ListChannelsQuery) =>
  read(login, path, brokerChannels, {
    costly: true,
    stale: true,
    ...(vhost === undefined ? {} : { about: { vhost } }),
  })

/** Without statistics 4.3 lists the channels of all virtual hosts by name, and refuses those of one. */
async function withoutStatistics(
  login: BrokerLogin,
  query: ListChannelsQuery,
  error: unknown,
): Promise<Page<Channel>> {
  const { vhost } = query
  if (vhost === undefined || !(error instanceof ConsoleError) || error.code !== 'no_statistics') throw error
  const all = await read(login, 'channels', brokerChannels, { costly: true, stale: true })
  const { rows, unreadable } = all.data
  const ofVhost = { rows: rows.filter((channel) => channel.vhost === vhost), unreadable }
  return pageOfRows({ ...all, data: ofVhost }, query, { texts })
}

/** The broker cannot be asked for them: all are read, and those sought out that hold unacked messages without progress. */
async function stalledOnes(
  login: BrokerLogin,
  path: string,
  query: ListChannelsQuery,
): Promise<Page<Channel> & { undecided: number }> {
  const all = await readAll(login, path, query)
  let undecided = 0
  const keep = (channel: Channel) => {
    const stalled = isStalled(channel)
    if (stalled === null) undecided += 1
    return stalled === true
  }
  return { ...(await pageOfRows(all, query, { texts, keep })), undecided }
}

/** Whether the broker lists a channel of this name among those that this user sees. */
export async function isChannelListed(login: BrokerLogin, name: string): Promise<boolean> {
  const query = { name, page: 1, pageSize: maxPageSize }
  const { rows } = await readPage(login, 'channels', pagedChannels, query, { texts })
  return rows.some((channel) => channel.name === name)
}
