import { expect, test } from 'vitest'
import { brokerNode } from '@/lib/rabbitmq/node'
import { pageOfNodes } from './pages-of-nodes'

const node = (name: string, more: object = {}) => brokerNode.parse({ name, running: true, ...more })
const answer = (nodes: ReturnType<typeof node>[]) => ({
  nodes,
  unreadable: 0,
  plugins: null,
  faults: [],
  asOf: 5,
})
const names = (by: string | null, dir: 'asc' | 'desc', name = '') =>
  pageOfNodes(
    answer([
      node('rabbit@b', { mem_used: 3 }),
      node('rabbit@c', { running: false }),
      node('Hare@a', { mem_used: 7 }),
    ]),
    { name, sorting: { by, dir } },
  ).rows.map((each) => each.name)

test('nodes stay in the order of the broker, or are sorted with what is unknown at the end', () => {
  expect(names(null, 'asc')).toEqual(['rabbit@b', 'rabbit@c', 'Hare@a'])
  expect(names('memory', 'desc')).toEqual(['Hare@a', 'rabbit@b', 'rabbit@c'])
  expect(names('memory', 'asc')).toEqual(['rabbit@b', 'Hare@a', 'rabbit@c'])
  expect(names('state', 'asc')[0]).toBe('rabbit@c')
})

test('a node that cannot see another one is no better than one that is down', () => {
  const nodes = [node('a'), node('b', { being_drained: true }), node('c', { partitions: ['a'] })]
  const sorted = pageOfNodes(answer(nodes), { name: '', sorting: { by: 'state', dir: 'asc' } })
  expect(sorted.rows.map(({ name }) => name)).toEqual(['c', 'b', 'a'])
})

test('nodes are found by a part of their name, whatever its case', () => {
  expect(names(null, 'asc', 'hare')).toEqual(['Hare@a'])
  const page = pageOfNodes(answer([node('rabbit@b')]), { name: 'x', sorting: { by: null, dir: 'asc' } })
  expect(page).toMatchObject({ total: 1, filtered: 0, asOf: 5 })
})

test('nodes that could not be read anew say why', () => {
  const faults = [{ part: 'nodes', code: 'broker_timeout' as const, detail: 'late', since: 1 }]
  const page = pageOfNodes(
    { ...answer([node('a')]), faults },
    { name: '', sorting: { by: null, dir: 'asc' } },
  )
  expect(page).toMatchObject({ rows: [{ name: 'a' }], faults })
})
