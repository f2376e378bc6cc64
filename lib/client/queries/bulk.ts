import type { QueryClient } from '@tanstack/react-query'
import type { closeConnection, closeUserConnections } from '@/lib/api/clients'
import type { deleteExchange } from '@/lib/api/exchanges'
import type { deleteQueue, purgeQueue } from '@/lib/api/queues'
import { call } from '@/lib/client/api'
import type { Named } from '@/lib/rabbitmq/object-key'
import { channelKeys } from './channels'
import { connectionKeys } from './connections'
import { exchangeKeys } from './exchanges'
import { queueKeys } from './queues'
import { topologyKeys } from './topology-keys'

/**
 * What is done to many objects, one request each. Lists are not read again before all is done: `…Changed` says so once, and
 * nobody waits for it.
 */
export const bulk = {
  purgeQueue: (params: Named) =>
    call<typeof purgeQueue>('DELETE /api/queues/{vhost}/{name}/contents', { params }),
  deleteQueue: (params: Named) => call<typeof deleteQueue>('DELETE /api/queues/{vhost}/{name}', { params }),
  deleteExchange: (params: Named) =>
    call<typeof deleteExchange>('DELETE /api/exchanges/{vhost}/{name}', { params }),
  closeConnection: (name: string, reason: string) =>
    call<typeof closeConnection>('DELETE /api/connections/{name}', { params: { name }, body: { reason } }),
  closeUserConnections: (user: string, reason: string) =>
    call<typeof closeUserConnections>('DELETE /api/user-connections/{user}', {
      params: { user },
      body: { reason },
    }),

  queuesChanged: (client: QueryClient) => again(client, [queueKeys.lists(), topologyKeys.all()]),
  exchangesChanged: (client: QueryClient) => again(client, [exchangeKeys.lists(), topologyKeys.all()]),
  connectionsChanged: (client: QueryClient) =>
    again(client, [connectionKeys.all(), channelKeys.all(), queueKeys.all()]),
} as const

function again(client: QueryClient, keys: readonly (readonly string[])[]): void {
  for (const queryKey of keys) void client.invalidateQueries({ queryKey })
}
