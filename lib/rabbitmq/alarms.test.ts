import { expect, test } from 'vitest'
import { brokerAlarms, withAlarms } from './alarms'
import { countAlarms, lacksAlarms } from './count-alarms'
import { brokerNode } from './node'

const node = (name: string, more: object = {}) => brokerNode.parse({ name, running: true, ...more })
const told = { mem_alarm: false, disk_free_alarm: false }

test('alarms as the health check names them', () => {
  const node = 'rabbit@a'
  const alarms = ['memory', 'disk space', 'file descriptors'].map((resource) => ({ node, resource }))
  expect(brokerAlarms.parse({ status: 'ok' })).toEqual([])
  expect(brokerAlarms.parse({ status: 'failed', reason: 'There are alarms', alarms })).toEqual([
    { node, resource: 'memory' },
    { node, resource: 'disk' },
    { node, resource: null },
  ])
  expect(brokerAlarms.safeParse({ status: 'failed' }).success).toBe(false)
})

test('an alarm that nobody tells is not none', () => {
  expect(countAlarms([node('a', told), node('b', told)])).toBe(0)
  expect(countAlarms([node('a', told), node('b')])).toBeNull()
  expect(countAlarms([node('a', { ...told, mem_alarm: true }), node('b')])).toBe(1)
  // One that is down has none.
  expect(countAlarms([node('a', told), node('b', { running: false })])).toBe(0)
})

test('what nodes do not tell the health check does', () => {
  const nodes = [node('a'), node('b'), node('c', told)]
  expect(lacksAlarms(nodes)).toBe(true)
  expect(withAlarms(nodes, null)).toEqual(nodes)
  const known = withAlarms(nodes, [{ node: 'b', resource: 'disk' }])
  expect(known.map(({ memoryAlarm, diskAlarm }) => [memoryAlarm, diskAlarm])).toEqual([
    [false, false],
    [false, true],
    [false, false],
  ])
  expect([lacksAlarms(known), countAlarms(known)]).toEqual([false, 1])
})
