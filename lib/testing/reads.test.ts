import { expect, test } from 'vitest'
import { endpoints } from '@/lib/api/endpoints'
import { ownReads, readsOf } from './reads'

const place = {
  vhost: '/',
  queues: ['q'],
  exchanges: ['e'],
  nodes: ['n'],
  connections: ['c'],
  channels: ['c (1)'],
}

test('every operation that reads is tried on each version and on a cluster: add a new one to reads.ts', () => {
  const reading = endpoints.filter(({ method, reads }) => method === 'GET' || reads === true)
  const tried = new Set([...readsOf(place).map(({ endpoint }) => endpoint.id), ...ownReads])
  expect(reading.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([])
})
