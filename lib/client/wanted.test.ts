import { expect, test } from 'vitest'
import { bindingNeeds, exchangeNeeds, queueNeeds } from './wanted'

const short = (wanted: ReturnType<typeof bindingNeeds>) =>
  wanted.map(({ right, object, name }) => `${right} ${object} ${name}`)

test('a binding is written to where it leads and read from where it comes', () => {
  const ends = { vhost: 'v', source: 'events', destination: 'orders', destinationType: 'queue' } as const
  expect(short(bindingNeeds(ends))).toEqual(['write queue orders', 'read exchange events'])
  expect(short(bindingNeeds({ ...ends, destinationType: 'exchange' }))).toEqual([
    'write exchange orders',
    'read exchange events',
  ])
  // Not chosen yet.
  expect(short(bindingNeeds({ ...ends, source: '' }))).toEqual(['write queue orders'])
})

test('declaring needs configure, and where messages go on to read and write', () => {
  const row = (name: string, value: string) => ({ name, type: 'string', value })
  expect(short(queueNeeds({ vhost: 'v', name: 'q' }))).toEqual(['configure queue q'])
  expect(
    short(queueNeeds({ vhost: 'v', name: 'q', arguments: [row('x-dead-letter-exchange', 'dlx')] })),
  ).toEqual(['configure queue q', 'read queue q', 'write exchange dlx'])
  expect(
    short(exchangeNeeds({ vhost: 'v', name: 'x', arguments: [row('alternate-exchange', 'rest')] })),
  ).toEqual(['configure exchange x', 'read exchange x', 'write exchange rest'])
  // The default exchange cannot be named, and is checked by another name.
  expect(
    short(queueNeeds({ vhost: 'v', name: 'q', arguments: [row('x-dead-letter-exchange', '')] })),
  ).toEqual(['configure queue q'])
  expect(queueNeeds({ vhost: 'v', name: '' })).toEqual([])
})
