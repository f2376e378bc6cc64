import { describe, expect, test } from 'vitest'
import {
  parseAsBoolean,
  parseAsInteger,
  parseAsJson,
  parseAsString,
  parseAsStringLiteral,
  parseAsTexts,
  readParams,
  writeParams,
} from './params'

const isNumbers = (value: unknown): number[] | null =>
  Array.isArray(value) && value.every((each) => typeof each === 'number') ? value : null

const params = {
  name: parseAsString.withDefault(''),
  vhost: parseAsString,
  key: parseAsString.withDefault('#'),
  regex: parseAsBoolean.withDefault(false),
  dir: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
  numbers: parseAsJson(isNumbers).withDefault([]),
  cols: parseAsTexts.withDefault(['time']),
  hops: parseAsInteger,
}
const defaults = {
  name: '',
  vhost: null,
  key: '#',
  regex: false,
  dir: 'asc',
  numbers: [],
  cols: ['time'],
  hops: null,
}

describe('reading', () => {
  test('what the address does not name is its default, or null', () => {
    expect(readParams(params, '')).toEqual(defaults)
  })

  test('what it names', () => {
    const search =
      'name=%E9%98%9F+x&vhost=%2F&key=&regex=true&dir=desc&numbers=%5B1%2C2%5D&cols=a,b%252Cc&hops=3'
    expect(readParams(params, search)).toEqual({
      name: '队 x',
      vhost: '/',
      key: '',
      regex: true,
      dir: 'desc',
      numbers: [1, 2],
      cols: ['a', 'b,c'],
      hops: 3,
    })
  })

  test.each(['dir=up', 'numbers=%5B', 'numbers=%5B%22x%22%5D', 'regex=1', 'hops=2.5', 'other=1'])(
    'not %s',
    (search) => {
      expect(readParams(params, search)).toEqual(defaults)
    },
  )
})

describe('writing', () => {
  test.each([
    ['', { name: 'a&b=c d' }, 'name=a%26b%3Dc+d'],
    ['x=1&name=a', { name: 'b' }, 'x=1&name=b'],
    ['name=a&x=1', { name: '' }, 'x=1'],
    ['name=a', { name: null }, ''],
    ['name=a', { name: undefined, vhost: '' }, 'name=a&vhost='],
    ['', { key: '' }, 'key='],
    ['key=', { key: '#' }, ''],
    ['', { numbers: [1], cols: ['time'], dir: 'desc' as const }, 'numbers=%5B1%5D&dir=desc'],
    ['numbers=%5B1%5D', { numbers: [] }, ''],
  ])('%s with %j is %s', (search, changes, expected) => {
    expect(writeParams(params, search, changes)).toBe(expected)
  })

  test('texts with commas come back as they were', () => {
    const cols = ['headers["a,b"]', 'time', '']
    expect(readParams(params, writeParams(params, '', { cols })).cols).toEqual(cols)
  })
})
