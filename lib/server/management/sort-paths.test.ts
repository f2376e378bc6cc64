import { describe, expect, test } from 'vitest'
import { recorded, recordedVersions } from '@/lib/testing/replies'
import { channelSortPaths } from './channels'
import { connectionSortPaths } from './connections'

/** The broker does not refuse to sort by what no row has: it answers in some order, and nobody sees that it is none. */
const has = (row: unknown, path: string): boolean => {
  let at: unknown = row
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false
    at = (at as Record<string, unknown>)[key]
  }
  return true
}
const missingIn = (rows: readonly unknown[], paths: Record<string, string>) =>
  Object.entries(paths)
    .filter(([, path]) => !rows.some((row) => has(row, path)))
    .map(([sort]) => sort)

/** Told of connections of AMQP 1.0 and MQTT, of which none was recorded. */
const ofOthers = ['containerId', 'clientId']
/** 4.0 and later tell no prefetch of a whole channel. */
const until4 = (version: string) => (version.startsWith('3.') ? [] : ['globalPrefetch'])

const itemsOf = (page: unknown) => (page as { items: unknown[] }).items

describe.each(recordedVersions)('RabbitMQ %s tells what it is asked to sort by', (version) => {
  test('of connections', () => {
    const rows = [
      ...itemsOf(recorded(version, 'connections-page')),
      recorded(version, 'connection'),
      recorded(version, 'connection-tls'),
    ]
    expect(missingIn(rows, connectionSortPaths)).toEqual(ofOthers)
  })
  test('of channels', () => {
    const rows = [
      ...itemsOf(recorded(version, 'channels-page')),
      recorded(version, 'channel-consuming'),
      recorded(version, 'channel-publishing'),
    ]
    expect(missingIn(rows, channelSortPaths)).toEqual(until4(version))
  })
})
