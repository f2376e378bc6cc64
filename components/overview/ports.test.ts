import { expect, test } from 'vitest'
import { portsOf } from './ports'

test('nodes that listen on the same port are one entry', () => {
  const listener = (node: string, protocol: string, port: number) => ({
    node,
    protocol,
    address: '::',
    port,
    tls: false,
  })
  expect(
    portsOf([
      listener('a', 'http', 15_672),
      listener('a', 'amqp', 5_672),
      listener('b', 'amqp', 5_672),
      listener('b', 'amqp', 5_673),
    ]).map(({ protocol, port, at }) => [protocol, port, at.map((each) => each.node)]),
  ).toEqual([
    ['amqp', 5_672, ['a', 'b']],
    ['amqp', 5_673, ['b']],
    ['http', 15_672, ['a']],
  ])
})
