import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import type { Named } from '@/lib/rabbitmq/object-key'
import { brokerPage, maxPageSize } from '@/lib/rabbitmq/page'
import { brokerQueueDetails, type QueueDetails } from '@/lib/rabbitmq/queue-details'
import { read } from './client'
import { throwIfFatal } from './fatal'
import type { BrokerLogin } from './login'
import { inTime, patienceAfter } from './parts'
import { managementPath } from './path'
import type { Sample } from './sample'

const listedQueues = brokerPage(brokerQueueDetails)

/** From 3.13 on `/queues/detailed` and `/queues/quorum` are resources of their own and hide virtual hosts of these names. */
export const hidesVhost = (vhost: string): boolean => vhost === 'detailed' || vhost === 'quorum'

/** A regular expression of the broker's (PCRE) for this name, in upper or lower case. */
const exactly = (name: string) => `^${name.replace(/[^\w\u{80}-\u{10ffff}]/gu, String.raw`\$&`)}$`

/**
 * What the list tells of one queue; null where it is not in the list, or the list cannot be read in time. Read alone, a queue whose
 * node is down is not what it is: 3.10 to 3.13 answer 404 for a classic one, 4.3 calls it running, without counts. The list
 * knows that it is there and down (measured on three nodes of 3.10.8 and 4.3.6).
 */
export async function readListedQueue(
  login: BrokerLogin,
  { vhost, name }: Named,
): Promise<Sample<QueueDetails> | null> {
  if (hidesVhost(vhost)) return null
  const query = { page: 1, page_size: maxPageSize, pagination: true, use_regex: true, name: exactly(name) }
  try {
    const reading = read(login, managementPath`queues/${vhost}`, listedQueues, { query, stale: true })
    // With a node down lists may hang: what the queue told itself does not wait for that.
    const page = await inTime(reading, patienceAfter)
    if (page === null) return null
    const data = page.data.rows.find((row) => row.name === name)
    return data === undefined ? null : { ...page, data }
  } catch (error) {
    throwIfFatal(error)
    return null
  }
}

/** For reads of one queue: a queue that is said not to be there, and is in the list, is `away`. */
export const awayInstead =
  <T>(login: BrokerLogin, queue: Named, away: (listed: QueueDetails) => T) =>
  async (error: unknown): Promise<Sample<T>> => {
    const isMissing = error instanceof ConsoleError && error.code === 'not_found'
    const listed = isMissing ? await readListedQueue(login, queue) : null
    if (listed === null) throw error
    return { ...listed, data: away(listed.data) }
  }
