import { array, assert, constantFrom, dictionary, json, oneof, property, string } from 'fast-check'
import { RE2JS } from 're2js'
import { describe, expect, test } from 'vitest'
import type { FieldEntry } from '@/lib/rabbitmq/field'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { compileFilter } from './evaluate'
import { FilterError } from './filter-error'
import { findJson } from './find-json'
import { pathText } from './names'
import { parseFilter, parsePath } from './parse'
import { suggest } from './suggest'
import type { Readable } from './value'

const none = noProperties()
const headers: FieldEntry[] = [
  { name: 'region', value: { type: 'string', value: 'eu' } },
  { name: 'big', value: { type: 'int64', value: '9007199254740993' } },
  { name: '__proto__', value: { type: 'boolean', value: true } },
  {
    name: 'x-death',
    value: {
      type: 'array',
      items: [{ type: 'table', entries: [{ name: 'queue', value: { type: 'string', value: 'work' } }] }],
    },
  },
  { name: 'tags', value: { type: 'array', items: [{ type: 'string', value: 'neue' }] } },
]
const message: Readable = {
  exchange: 'orders',
  routingKey: 'order.paid',
  redelivered: false,
  bytes: 512,
  properties: () => ({ ...none, headers, priority: 7, contentType: 'application/json', expiration: '60000' }),
  payload: () =>
    String.raw`{"total":118.99,"id":9007199254740993,"ok":true,"no":null,"lines":[{"sku":"a\"b"},{"sku":"c"}],"a b":{"x":1},"tags":["eu","us"],"x":1,"x":2}`,
  isCut: false,
  lacksProperties: false,
  isLate: () => false,
}
const linear = (text: string) => {
  const pattern = RE2JS.compile(text)
  return { test: (value: string) => pattern.test(value) }
}
const passes = (text: string) => compileFilter(parseFilter(text), linear)(message)

describe('a filter lets a message through', () => {
  test.each([
    '',
    'headers.region = "eu" and payload.total > 100',
    "routing_key = 'order.paid'",
    'routing_key matches "^order\\.(paid|new)$"',
    'payload contains "118.99"',
    'not redelivered',
    'NOT (exchange = "other" OR size > 1000)',
    'priority >= 7 and priority < 8',
    'expiration = 60000',
    'payload.lines[1].sku = "c"',
    'payload.lines[0].sku = "a\\"b"',
    'payload["a b"].x = 1',
    'payload.tags contains "eu"',
    'payload.x = 2',
    'payload.ok',
    'payload.no = null',
    'payload.id = 9007199254740993',
    'payload.id != 9007199254740992',
    'headers.big > 9007199254740992',
    'headers.__proto__',
    'headers.x-death[0].queue = "work"',
    'headers.tags contains "neue"',
    'payload.nothing != 3',
    'exchange < "p"',
    'headers.region = "eu" or payload.nothing = 1 and false = true',
  ])('%s', (text) => expect(passes(text)).toBe(true))
})

describe('a filter cannot tell of a message that is not all here', () => {
  const beginning = '{"a":1,"b":"text","list":[1,2,12'
  const partly: Readable = {
    ...message,
    payload: () => beginning,
    isCut: true,
    lacksProperties: true,
  }
  const cutLinear = (text: string) => ({
    test: (value: string, isCut: boolean) => RE2JS.compile(text).test(value) || (isCut ? null : false),
  })
  const verdict = (text: string, of = partly) => compileFilter(parseFilter(text), cutLinear)(of)

  test.each<[string, boolean | null]>([
    ['payload contains "text"', true],
    ['payload contains "later"', null],
    ['not payload contains "later"', null],
    ['payload matches "later"', null],
    ['not payload matches "later"', null],
    ['payload.a = 1', true],
    ['payload.b = "other"', false],
    ['payload.c', null],
    ['payload.c != 3', null],
    ['payload.list contains 2', true],
    ['payload.list contains 12', null],
    ['payload.list contains 7', null],
    ['payload = "something else"', false],
    ['payload = "{"', false],
    [`payload = '${beginning}'`, false],
    [`payload = '${beginning}3]}'`, null],
    [`payload != '${beginning}3]}'`, null],
    ['payload > "a"', null],
    ['headers.region = "eu"', true],
    ['headers.nothing = "eu"', null],
    ['message_id', null],
    ['routing_key = "order.paid" and payload.c', null],
    ['routing_key = "other" and payload.c', false],
    ['payload.c and routing_key = "other"', false],
    ['routing_key = "order.paid" or payload.c', true],
    ['payload.c or routing_key = "other"', null],
  ])('%s: %s', (text, expected) => expect(verdict(text)).toBe(expected))

  test('and tells of what is no JSON, whatever follows', () => {
    expect(verdict('payload.a', { ...partly, payload: () => 'plain text' })).toBe(false)
    expect(verdict('payload.a', { ...partly, payload: () => ' ' })).toBeNull()
  })

  test('a value that it has no time to look for', () => {
    const late = { ...message, isLate: () => true }
    expect(verdict('payload.total > 100', late)).toBeNull()
    expect(verdict('payload.total > 100 and exchange = "other"', late)).toBe(false)
  })

  test('a header that is not opened', () => {
    const unread = { type: 'unread', reason: 'depth', tag: 'F', bytes: 9, base64: '' } as const
    const closed = { ...message, properties: () => ({ ...none, headers: [{ name: 'deep', value: unread }] }) }
    expect(verdict('headers.deep.a = 1', closed)).toBeNull()
    expect(verdict('headers.deep', closed)).toBeNull()
    expect(verdict('headers.other', closed)).toBe(false)
  })
})

describe('a filter keeps a message back', () => {
  test.each([
    'redelivered',
    'payload.no',
    'payload.nothing',
    'payload.nothing < 3 or payload.nothing > 3 or payload.nothing = null',
    'payload.tags contains "e"',
    'headers.tags contains "eu"',
    'payload.lines = 1',
    'payload.id = 9007199254740992',
    'headers.toString',
    'exchange > 3',
    '(headers.region = "eu" or payload.nothing = 1) and false = true',
  ])('%s', (text) => expect(passes(text)).toBe(false))
})

const fault = (text: string) => {
  try {
    passes(text)
  } catch (error) {
    if (error instanceof FilterError) return `${error.code} ${error.from}-${error.to}`
    throw error
  }
  return 'none'
}

test.each([
  ['payload.total >', 'operand 15-16'],
  ['total > 1', 'name 0-5'],
  ['exchange.a = 1', 'parts 8-9'],
  ['payload. = 1', 'step 9-10'],
  ['payload[ = 1', 'step 9-10'],
  ['payload = "a', 'quote 10-12'],
  ['(exchange = "a"', 'parenthesis 15-16'],
  ['exchange = "a")', 'parenthesis 14-15'],
  ['exchange = "a" exchange = "b"', 'rest 15-23'],
  ['"a"', 'rest 0-3'],
  ['exchange = ; 1', 'character 11-12'],
  ['exchange matches 3', 'pattern-kind 17-18'],
  ['payload matches "(a"', 'pattern 16-20'],
  ['exchange = and', 'operand 11-14'],
  [`${'('.repeat(100)}exchange = "a"`, 'deep 33-34'],
  [`${'not '.repeat(100)}exchange`, 'deep 132-135'],
  [Array.from({ length: 90 }, () => 'size=1').join(' or '), 'long 640-644'],
  ['x'.repeat(2001), 'long 2000-2001'],
])('%s is wrong at its place', (text, place) => expect(fault(text)).toBe(place))

test('whatever is typed is read or refused, and ends', () => {
  const words = constantFrom(
    'payload',
    '.',
    'a',
    '(',
    ')',
    '"x"',
    '1',
    '=',
    'and',
    'not',
    '[',
    ']',
    '\\',
    "'",
  )
  const texts = oneof(
    string({ unit: 'grapheme' }),
    array(words).map((parts) => parts.join(' ')),
  )
  assert(property(texts, (text) => fault(text).length > 0))
})

test('ten thousand levels of JSON, and `(a+)+$` on many a, are no trouble', () => {
  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
  const many = 'a'.repeat(100_000)
  const test = (text: string, payload: string) =>
    compileFilter(parseFilter(text), linear)({ ...message, payload: () => payload })
  expect(test('payload.a.a.a.a', deep)).toBe(true)
  expect(test('payload.b', deep)).toBe(false)
  expect(test('payload.b', '['.repeat(1_000_000))).toBe(false)
  expect(test('payload matches "^(a+)+$"', `${many}b`)).toBe(false)
})

test('finds in JSON what reading it finds', () => {
  assert(
    property(dictionary(string(), json()), (object) => {
      const text = `{${Object.entries(object)
        .map(([key, value]) => ` ${JSON.stringify(key)} : ${value}`)
        .join(',')}}`
      for (const [key, value] of Object.entries(object)) {
        const place = findJson(text, [key])
        expect(place === null ? null : text.slice(place.from, place.to)).toBe(value.trim())
      }
    }),
  )
})

test('the beginning of a JSON text is enough for what stands in it', () => {
  const text = '{"a":1,"b":{"c":[1,2,'
  expect(findJson(text, ['a'])).toEqual({ from: 5, to: 6 })
  expect(findJson(text, ['b', 'c', 1])).toEqual({ from: 19, to: 20 })
  expect(findJson(text, ['b', 'c', 2])).toBeNull()
  expect(findJson('no json', ['a'])).toBeNull()
})

test('looks at the clock among the parts of one object or array, too', () => {
  const lateAfter = (looks: number) => () => {
    looks -= 1
    return looks < 0
  }
  const list = `[${'0,'.repeat(5000)}0]`
  expect(findJson(list, [4000], lateAfter(1))).toBe('late')
  expect(findJson(list, [4000], lateAfter(10))).toEqual({ from: 8001, to: 8002 })
  const object = `{${'"a":0,'.repeat(5000)}"b":0}`
  expect(findJson(object, ['b'], lateAfter(1))).toBe('late')
  expect(findJson(object, ['b'], lateAfter(10))).toEqual({ from: 30_005, to: 30_006 })
})

test('a path is written as it is read', () => {
  for (const text of ['exchange', 'headers.x-death[0].queue', 'payload["a b"].c', 'headers["a\\"b\\\\"]']) {
    expect(pathText(parsePath(text))).toBe(text)
  }
  expect(() => parsePath('payload.a = 1')).toThrow(FilterError)
})

describe('completion', () => {
  const options = (text: string) => suggest(text, text.length, ['headers.region', 'payload.total'])?.options
  test('of names, as they begin', () => {
    expect(options('rout')).toEqual(['routing_key'])
    expect(options('headers.r')).toEqual(['headers.region'])
    expect(options('exchange = "a" and pay')).toEqual(['payload', 'payload.total'])
  })
  test('of what can follow', () => {
    expect(options('payload.total ')).toContain('>')
    expect(options('payload.total > 100 ')).toEqual(['and', 'or'])
    expect(options('exchange = "a b" ')).toEqual(['and', 'or'])
    expect(options('exchange = "rout')).toBeUndefined()
    expect(options('payload matches ')).toBeUndefined()
  })
  test('takes the place of the word under the cursor', () => {
    expect(suggest('rou = 1', 2, [])).toEqual({ from: 0, to: 3, options: ['routing_key'] })
  })
})
