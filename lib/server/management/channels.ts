import 'server-only'
import type { ListQuery } from '@/lib/api/segments'
import { brokerChannel, type Channel } from '@/lib/rabbitmq/client'
import type { BrokerLogin } from './login'
import { readPage, type Page } from './pages'
import { managementPath } from './path'

/** One page of channels: of everybody for monitoring and administrators, else this user's own. */
export function listChannels(login: BrokerLogin, query: ListQuery): Promise<Page<Channel>> {
  const { vhost } = query
  const path = vhost === undefined ? 'channels' : managementPath`vhosts/${vhost}/channels`
  return readPage(login, path, brokerChannel, query, {
    texts: (channel) => [channel.name],
    ...(vhost === undefined ? {} : { about: { vhost } }),
  })
}
