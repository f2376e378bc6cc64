import { expect, test } from 'vitest'
import type { Binding } from '@/lib/rabbitmq/binding'
import { chooseNodes } from './choose-nodes'

const binding = (source: string, destination: string, to: 'queue' | 'exchange' = 'queue'): Binding => ({
  vhost: '/',
  source,
  destination,
  destinationType: to,
  bindingKey: '#',
  arguments: [],
  propertiesKey: '#',
})
const named = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ name: `${prefix}${n}` }))
const names = (nodes: readonly { name: string }[]) => nodes.map((node) => node.name)
const limits = { nodes: 10, bindings: 100 }

test('a small graph is shown whole, in the order of the broker', () => {
  const graph = {
    exchanges: [{ name: 'b' }, { name: 'a' }],
    queues: [{ name: 'a' }, { name: 'alone' }],
    bindings: [binding('a', 'a'), binding('b', 'a', 'exchange'), binding('b', 'gone')],
  }
  expect(chooseNodes(graph, '', limits)).toEqual({ ...graph, bindings: graph.bindings.slice(0, 2) })
})

test('with too many nodes the connected exchanges come first, each with some of its queues', () => {
  const graph = {
    exchanges: [...named('idle', 20), { name: 'big' }, { name: 'small' }],
    queues: [...named('q', 1000), { name: 'mine' }],
    bindings: [...named('q', 1000).map((queue) => binding('big', queue.name)), binding('small', 'mine')],
  }
  const chosen = chooseNodes(graph, '', limits)
  expect(chosen.exchanges.length + chosen.queues.length).toBe(10)
  expect(names(chosen.exchanges)).toEqual(expect.arrayContaining(['big', 'small']))
  expect(names(chosen.queues)).toContain('mine')
  expect(chosen.bindings.filter((each) => each.source === 'big').length).toBeGreaterThan(0)
})

test('what is looked for comes first, with its neighbours', () => {
  const graph = {
    exchanges: named('e', 50),
    queues: [...named('q', 500), { name: 'Orders.eu' }],
    bindings: [...named('q', 500).map((queue) => binding('e1', queue.name)), binding('e40', 'Orders.eu')],
  }
  const chosen = chooseNodes(graph, 'orders', limits)
  expect(names(chosen.queues)).toContain('Orders.eu')
  expect(names(chosen.exchanges)).toContain('e40')
  expect(chosen.exchanges.length + chosen.queues.length).toBe(10)
})

test('a queue and an exchange of one name are two nodes, and the word "queue" finds only names', () => {
  const graph = {
    exchanges: [{ name: 'x' }],
    queues: [{ name: 'x' }, { name: 'y' }],
    bindings: [binding('x', 'y')],
  }
  expect(chooseNodes(graph, '', { nodes: 2, bindings: 10 })).toMatchObject({
    exchanges: [{ name: 'x' }],
    queues: [{ name: 'y' }],
  })
  expect(names(chooseNodes(graph, 'queue', { nodes: 2, bindings: 10 }).exchanges)).toEqual(['x'])
})

test('the number of bindings is bounded, and ten thousand queues are chosen from in no time', () => {
  const queues = named('q', 10_000)
  const graph = {
    exchanges: named('e', 500),
    queues,
    bindings: queues.flatMap((queue, n) => [
      binding(`e${n % 500}`, queue.name),
      binding(`e${n % 7}`, queue.name),
    ]),
  }
  const start = performance.now()
  const chosen = chooseNodes(graph, '', { nodes: 500, bindings: 300 })
  expect(performance.now() - start).toBeLessThan(1_000)
  expect(chosen.exchanges.length + chosen.queues.length).toBe(500)
  expect(chosen.bindings.length).toBeLessThanOrEqual(300)
})
