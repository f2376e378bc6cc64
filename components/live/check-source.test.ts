import { describe, expect, test } from 'vitest'
import { checkSource } from './check-source'
import { isDefaultExchange, parseRows, parseTaps, type SourceValues } from './source-values'

const values: SourceValues = {
  source: 'tap',
  vhost: '/',
  exchange: 'orders',
  key: 'order.#',
  args: [{ name: 'x-match', type: 'string', value: 'any' }],
  taps: [],
  queue: 'q',
  prefetch: '3',
  ack: 'manual',
  exclusive: false,
  tag: '',
  priority: '',
  cargs: [],
  from: 'next',
  at: '',
  only: '',
  unfiltered: false,
}
const first = (change: Partial<SourceValues>, type: string | null = 'topic') =>
  checkSource({ ...values, ...change }, type).sources?.[0]

describe('checkSource', () => {
  test('makes a tap with its key, and with arguments only for a headers exchange', () => {
    expect(first({})).toEqual({
      kind: 'tap',
      vhost: '/',
      exchange: 'orders',
      bindingKey: 'order.#',
      arguments: [],
    })
    expect(first({}, 'headers')).toMatchObject({ bindingKey: '', arguments: values.args })
  })

  test('makes several taps, and says which of them is wrong', () => {
    const taps = [{ exchange: 'audit', key: 'a.*' }]
    expect(checkSource({ ...values, taps }, 'topic').sources).toMatchObject([
      { exchange: 'orders' },
      { exchange: 'audit', bindingKey: 'a.*' },
    ])
    const wrong = checkSource({ ...values, taps: [...taps, { exchange: '', key: '' }] }, 'topic')
    expect(wrong).toMatchObject({
      sources: null,
      errors: {},
      tapErrors: [{}, { exchange: 'A name is needed' }],
    })
  })

  test('makes a consumer with all that it can be asked for', () => {
    const source = { source: 'queue' as const }
    expect(first(source)).toMatchObject({
      kind: 'queue',
      queue: 'q',
      prefetch: 3,
      ack: 'manual',
      priority: null,
    })
    expect(
      first({ ...source, ack: 'automatic', exclusive: true, tag: 'me', priority: '-5', cargs: values.args }),
    ).toMatchObject({
      ack: 'automatic',
      exclusive: true,
      consumerTag: 'me',
      priority: -5,
      arguments: values.args,
    })
  })

  test('makes a stream with its offset and its filter', () => {
    const stream = (change: Partial<SourceValues>) => first({ ...change, source: 'stream' })
    expect(stream({})).toMatchObject({ kind: 'stream', queue: 'q', offset: { from: 'next' }, filter: [] })
    expect(stream({ from: 'offset', at: '42' })).toMatchObject({ offset: { from: 'offset', offset: '42' } })
    expect(stream({ from: 'time', at: '2026-11-20T14:00' })).toMatchObject({
      offset: { from: 'time', time: Math.floor(new Date('2026-11-20T14:00').getTime() / 1000) },
    })
    expect(stream({ from: 'time', at: '2026-11-20T14:00:00Z' })).toMatchObject({
      offset: { from: 'time', time: 1_795_183_200 },
    })
    expect(stream({ from: 'age', at: '1h', only: 'eu, us ', unfiltered: true })).toMatchObject({
      offset: { from: 'age', age: '1h' },
      filter: ['eu', 'us'],
      matchUnfiltered: true,
    })
    expect(checkSource({ ...values, source: 'stream', from: 'age', at: 'soon' }, null).errors).toEqual({
      offset: 'A number and Y, M, D, h, m or s: 1h',
    })
  })

  test('makes a firehose', () => {
    expect(first({ source: 'firehose', key: '#' })).toEqual({ kind: 'firehose', vhost: '/', bindingKey: '#' })
  })

  test('names the field that is wrong', () => {
    const wrong = (change: Partial<SourceValues>, type: string | null = 'topic') => {
      const { sources, errors } = checkSource({ ...values, ...change }, type)
      expect(sources).toBeNull()
      return errors
    }
    expect(wrong({ exchange: null })).toEqual({ exchange: 'A name is needed' })
    expect(wrong({ key: 'ü'.repeat(128) })).toEqual({ bindingKey: 'At most 255 bytes of UTF-8' })
    expect(wrong({ source: 'queue', queue: '' })).toEqual({ queue: 'A name is needed' })
    for (const prefetch of ['0', '1001', '999999999', '-1']) {
      expect(wrong({ source: 'queue', prefetch })).toEqual({ prefetch: '1 to 1,000' })
    }
    for (const prefetch of ['', 'many', '1.5', '1e2']) {
      expect(wrong({ source: 'queue', prefetch })).toEqual({ prefetch: 'Not a whole number' })
    }
  })

  test('puts errors of arguments at their rows', () => {
    const args = [
      { name: 'size', type: 'number' as const, value: '1' },
      { name: '', type: 'number' as const, value: 'x' },
    ]
    const { sources, rowErrors } = checkSource({ ...values, args }, 'headers')
    expect(sources).toBeNull()
    expect(rowErrors[0]).toBeUndefined()
    expect(rowErrors[1]).toMatchObject({ name: 'A name is needed' })
  })
})

test('isDefaultExchange knows its names, and that nothing chosen is none of them', () => {
  expect(['', 'amq.default', '(AMQP default)'].every(isDefaultExchange)).toBe(true)
  expect([null, 'amq.direct', 'orders'].some(isDefaultExchange)).toBe(false)
})

test('what a link brings is taken only where it is what it should be', () => {
  expect(parseRows(values.args)).toEqual(values.args)
  expect(parseRows([{ name: 'a', type: 'unknown', value: '' }])).toBeNull()
  expect(parseRows({})).toBeNull()
  expect(parseTaps([{ exchange: 'a', key: '#' }])).toEqual([{ exchange: 'a', key: '#' }])
  expect(parseTaps([{ exchange: 1, key: '#' }])).toBeNull()
})
