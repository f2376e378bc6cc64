import { expect, test } from 'vitest'
import { WiringBuilder } from '@/lib/rabbitmq/graph/wiring'
import { addLinks, federationLink, shovelLink } from './links'

const shovel = (value: Record<string, unknown>) =>
  shovelLink.parse({ name: 'move', vhost: 'shop', component: 'shovel', value })

test('a shovel within the virtual host leads from queue to exchange, one to elsewhere to a host without its password', () => {
  expect(
    shovel({
      'src-uri': 'amqp://',
      'src-queue': 'old',
      'dest-uri': ['amqp:///shop'],
      'dest-exchange': 'new',
    }),
  ).toEqual({
    kind: 'shovel',
    name: 'move',
    from: { kind: 'queue', name: 'old' },
    to: { kind: 'exchange', name: 'new' },
  })
  const away = shovel({
    'src-uri': 'amqp:///shop',
    'src-queue': 'old',
    'dest-uri': 'amqps://user:s3cret@rabbit.example.com:5671/other',
    'dest-queue': 'there',
  })
  expect(away.to).toEqual({ kind: null, name: 'rabbit.example.com there' })
  expect(JSON.stringify(away)).not.toContain('s3cret')
  const otherVhost = shovel({
    'src-uri': 'amqp:///other',
    'src-queue': 'q',
    'dest-uri': 'amqp://',
    'dest-queue': 'q',
  })
  expect(otherVhost.from.kind).toBeNull()
  expect(otherVhost.to).toEqual({ kind: 'queue', name: 'q' })
})

test('a federation link leads from its upstream, and what is named and not there is drawn as such', () => {
  const link = federationLink.parse({
    upstream: 'east',
    exchange: 'events',
    type: 'exchange',
    status: 'running',
  })
  expect(link).toEqual({
    kind: 'federation',
    name: 'east',
    from: { kind: null, name: 'east' },
    to: { kind: 'exchange', name: 'events' },
  })
  const graph = new WiringBuilder()
  graph.add('queue', 'old', 'classic')
  addLinks(graph, [
    link,
    shovel({ 'src-uri': 'amqp://', 'src-queue': 'old', 'dest-uri': 'amqp://', 'dest-queue': 'gone' }),
  ])
  expect(
    graph.wires.map(({ kind, source, target }) => [kind, graph.nodes[source]?.id, graph.nodes[target]?.id]),
  ).toEqual([
    ['federation', 'r:east', 'x:events'],
    ['shovel', 'q:old', 'q:gone'],
  ])
  expect(graph.nodes.filter((node) => !node.isThere).map(({ id }) => id)).toEqual(['x:events', 'q:gone'])
})
