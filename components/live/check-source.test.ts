import { describe, expect, test } from 'vitest'
import { checkSource, isDefaultExchange, type SourceValues } from './check-source'

const values: SourceValues = {
  source: 'tap',
  vhost: '/',
  exchange: 'orders',
  key: 'order.#',
  args: [{ name: 'x-match', type: 'string', value: 'any' }],
  queue: 'q',
  prefetch: '3',
}

describe('checkSource', () => {
  test('makes a tap with its key, and with arguments only for a headers exchange', () => {
    expect(checkSource(values, 'topic').source).toEqual({
      kind: 'tap',
      vhost: '/',
      exchange: 'orders',
      bindingKey: 'order.#',
      arguments: [],
    })
    expect(checkSource(values, 'headers').source).toMatchObject({ bindingKey: '', arguments: values.args })
    expect(checkSource(values, null).source).toMatchObject({ bindingKey: 'order.#', arguments: [] })
  })

  test('makes a consumer with its prefetch', () => {
    expect(checkSource({ ...values, source: 'queue' }, null).source).toMatchObject({
      kind: 'queue',
      vhost: '/',
      queue: 'q',
      prefetch: 3,
    })
  })

  test('names the field that is wrong', () => {
    const wrong = (change: Partial<SourceValues>, type: string | null = 'topic') => {
      const { source, errors } = checkSource({ ...values, ...change }, type)
      expect(source).toBeNull()
      return errors
    }
    expect(wrong({ exchange: null })).toEqual({ exchange: 'A name is needed' })
    expect(wrong({ key: 'ü'.repeat(128) })).toEqual({ bindingKey: 'At most 255 bytes of UTF-8' })
    expect(wrong({ source: 'queue', queue: '' })).toEqual({ queue: 'A name is needed' })
    for (const prefetch of ['0', '1001', '999999999']) {
      expect(wrong({ source: 'queue', prefetch })).toEqual({ prefetch: '1 to 1,000' })
    }
    for (const prefetch of ['', 'many', '1.5', '-1', '1e2']) {
      expect(wrong({ source: 'queue', prefetch })).toEqual({ prefetch: 'Not a whole number' })
    }
  })

  test('puts errors of arguments at their rows', () => {
    const args: SourceValues['args'] = [
      { name: 'a', type: 'string', value: '' },
      { name: '', type: 'number', value: 'x' },
    ]
    const { rowErrors } = checkSource({ ...values, args }, 'headers')
    expect(rowErrors[0]).toBeUndefined()
    expect(rowErrors[1]).toMatchObject({ name: 'A name is needed' })
  })
})

test('isDefaultExchange knows its names, and that nothing chosen is none of them', () => {
  expect(['', 'amq.default', '(AMQP default)'].every(isDefaultExchange)).toBe(true)
  expect([null, 'amq.direct', 'orders'].some(isDefaultExchange)).toBe(false)
})
