import type { QueryClient } from '@tanstack/react-query'
import { firstPage } from '@/lib/client/first-page'
import { queuesQuery } from '@/lib/client/queries/queues'
import type { Section } from './sections'

/** What the page of a section shows first, where reading it takes the broker its time. */
const firsts: Partial<Record<Section['key'], (client: QueryClient, vhost: string | null) => Promise<void>>> =
  {
    queues: (client, vhost) => client.prefetchQuery(queuesQuery(firstPage(vhost))),
  }

/** Reads it while somebody is about to go there: it is the same read as the page's own, and shared with it. */
export const readAhead = async (
  { key }: Section,
  client: QueryClient,
  vhost: string | null,
): Promise<void> => {
  await firsts[key]?.(client, vhost)
}
