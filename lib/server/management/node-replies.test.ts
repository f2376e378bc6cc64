import { describe, expect, test } from 'vitest'
import { byGroup } from '@/lib/rabbitmq/memory-groups'
import { brokerNodeDetails } from '@/lib/rabbitmq/node-details'
import { recordedBody, recordedVersions } from '@/lib/testing/replies'

describe.each(recordedVersions)('a node of RabbitMQ %s', (version) => {
  const node = brokerNodeDetails.parse(recordedBody(version, 'node'))

  test('tells what it is and what runs on it', () => {
    expect(node).toMatchObject({ name: 'rabbit@broker', running: true, type: 'disc', links: [] })
    expect(node.plugins).toContain('rabbitmq_management')
    expect(node.exchangeTypes).toContain('topic')
    expect(node.authMechanisms).toContainEqual({ name: 'PLAIN', enabled: true })
    expect(node.applications).toContainEqual({ name: 'amqp_client', version })
    expect(node.netTickTime).toBe(60)
  })

  test('has every part of its memory in a group that we know', () => {
    const groups = byGroup(node.memoryParts ?? { parts: [], strategy: null, totals: {} })
    const system = groups.find(({ group }) => group === 'system')?.parts.map((part) => part.key)
    expect(system?.toSorted()).toEqual(['atom', 'code', 'other_system'])
    expect(groups.every(({ bytes }) => bytes >= 0)).toBe(true)
    expect(node.memoryParts?.strategy).toBe('rss')
    expect(node.memoryParts?.totals['rss']).toBeGreaterThan(0)
  })

  test('tells what it does and what clients open and close on it', () => {
    const { work, churn, cores, runQueue, pluginCount, ratesMode } = node
    const isOld = version.startsWith('3.')
    const { contextSwitches, collections, ...ofDisk } = work.rates
    expect([contextSwitches, collections, work.bytes.reclaimed]).not.toContain(null)
    // 4.x sends 0 for each of them, whatever its disk does.
    const disk = [
      ...Object.values(ofDisk),
      ...Object.values(work.times),
      work.bytes.readBytes,
      work.bytes.writtenBytes,
    ]
    expect(new Set(disk.map((value) => value === null))).toEqual(new Set([!isOld]))
    expect(work.uncounted.includes('syncs')).toBe(!isOld)
    expect(work.uncounted).not.toContain('contextSwitches')
    for (const each of Object.values(churn)) {
      expect(each).toEqual({ rate: expect.any(Number), count: expect.any(Number) })
    }
    expect({ cores, runQueue, pluginCount, ratesMode }).toEqual({
      cores: 2,
      runQueue: 1,
      pluginCount: 4,
      ratesMode: 'basic',
    })
  })

  test('knows sockets only where the version counts them', () => {
    expect(node.socketsLimit === null).toBe(!version.startsWith('3.'))
  })
})

test('what 4.0 still counts of its disk is shown, and only that', () => {
  const reply = {
    ...recordedBody('4.0.5', 'node'),
    io_write_count: 4,
    io_write_avg_time: 0.2,
    io_write_bytes: 9,
  }
  const { uncounted, rates, times, bytes } = brokerNodeDetails.parse(reply).work
  expect({ rates, times }).toMatchObject({
    rates: { writes: 0, reads: null, diskTransactions: null },
    times: { write: 0.2, read: null },
  })
  expect(bytes).toMatchObject({ readBytes: null, writtenBytes: 0 })
  expect(uncounted).toEqual(expect.arrayContaining(['reads', 'readBytes']))
  expect(uncounted).not.toContain('writes')
})

test('a node that is down has a name, and the rest is unknown', () => {
  const node = brokerNodeDetails.parse({ name: 'rabbit@gone', running: false, type: 'disc' })
  expect(node).toMatchObject({
    running: false,
    memory: null,
    plugins: null,
    applications: null,
    exchangeTypes: null,
    authMechanisms: null,
    links: null,
    configFiles: null,
    logFiles: null,
    memoryParts: null,
    runQueue: null,
    work: {
      uncounted: [],
      rates: { reads: null, diskTransactions: null },
      times: { sync: null },
      bytes: { reclaimed: null },
    },
    churn: { connectionsOpened: { rate: null, count: null } },
    sockets: null,
  })
})

test('a memory category of a later version counts to the system, under its own name', () => {
  const { memoryParts } = brokerNodeDetails.parse({ name: 'n', running: true, memory: { novelty: 7 } })
  expect(memoryParts?.parts).toEqual([{ key: 'novelty', group: 'system', bytes: 7 }])
})
