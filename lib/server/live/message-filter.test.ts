import { randomBytes } from 'node:crypto'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import { workSince } from '@/lib/testing/work'
import { messageFilter, type Filterable } from './message-filter'

const mebibyte = 1024 * 1024
const delivered = (body: string | Buffer, more: Partial<Filterable> = {}): Filterable => ({
  exchange: '',
  routingKey: '',
  redelivered: false,
  rawProperties: writeProperties(noProperties()),
  body: Buffer.from(body),
  bytes: Buffer.byteLength(body),
  ...more,
})
const verdict = (filter: string, message: Filterable) => messageFilter(filter)?.(message)

describe('a regular expression', () => {
  const far = delivered(`${'x'.repeat(200_000)}needle${'x'.repeat(400_000)}`)

  test('is looked for in all of a payload, where `contains` finds it too', () => {
    // As if it took no time: how much it may take is another test's.
    vi.spyOn(performance, 'now').mockReturnValue(0)
    onTestFinished(() => void vi.restoreAllMocks())
    expect(verdict('payload contains "needle"', far)).toBe(true)
    expect(verdict('payload matches "n.{2}dle"', far)).toBe(true)
    expect(verdict('not payload matches "n.{2}dle"', far)).toBe(false)
    expect(verdict('payload matches "n.{2}dles"', far)).toBe(false)
    expect(verdict('payload matches "x$"', far)).toBe(true)
  })

  test.each([
    ['(a+)+$', `${'a'.repeat(mebibyte - 1)}b`],
    ['^(a+)+$', `${'a'.repeat(mebibyte - 1)}b`],
    [
      '[a-z]*a[a-z]{200}[0-9]',
      Array.from({ length: mebibyte }, (_, n) => ((n * n) % 7 < 3 ? 'a' : 'b')).join(''),
    ],
    [
      '(.{0,40}a){5}[0-9]',
      Array.from({ length: mebibyte }, (_, n) => ((n * n) % 11 < 5 ? 'a' : 'b')).join(''),
    ],
    ['(a|b)*a(a|b){20}$', Array.from({ length: mebibyte }, (_, n) => (n ** 3 % 13 < 6 ? 'a' : 'b')).join('')],
  ])('%s on a megabyte ends in time, with what is true or with nothing', (pattern, body) => {
    const test = messageFilter(`payload matches "${pattern}"`)
    const message = delivered(body)
    const times = [1, 2, 3].map(() => {
      const before = process.cpuUsage()
      expect(test?.(message)).not.toBe(true)
      return workSince(before)
    })
    // The best of three: the compiler and the garbage collector work beside it.
    expect(Math.min(...times)).toBeLessThan(150)
  })

  test('has one time for all of a filter', () => {
    const body = Array.from({ length: mebibyte }, (_, n) => ((n * n) % 7 < 3 ? 'a' : 'b')).join('')
    const slow = Array.from({ length: 8 }, (_, n) => `payload matches "[a-z]*a[a-z]{20${n}}[0-9]"`).join(
      ' or ',
    )
    const before = process.cpuUsage()
    expect(verdict(slow, delivered(body))).toBeNull()
    expect(workSince(before)).toBeLessThan(400)
  })
})

describe('of a payload with more parts than there is time to look at', () => {
  const last = (json: string, unit: string) =>
    delivered(json.replace('…', unit.repeat(Math.floor((3.9 * mebibyte) / unit.length))))
  test.each([
    ['payload.list contains 7', last('{"list":[…7]}', '0,'), true],
    ['payload.list contains 8', last('{"list":[…7]}', '0,'), false],
    ['payload.list contains "x"', last('{"list":[…7]}', '"",'), false],
    [`payload contains "ab${'a'.repeat(500)}"`, last('…', 'a'), false],
    ['payload.long contains payload.part', last(`{"part":"ab${'a'.repeat(50_000)}","long":"…"}`, 'a'), false],
  ])('filter %# ends in time, with what is true or with nothing', (filter, message, truth) => {
    const test = messageFilter(filter)
    const times = [1, 2, 3].map(() => {
      const before = process.cpuUsage()
      expect([truth, null]).toContain(test?.(message) ?? null)
      return workSince(before)
    })
    expect(Math.min(...times)).toBeLessThan(250)
  })
})

describe('of a message that is not all here', () => {
  test('a body that was cut as it came, or to save memory', () => {
    const cut = delivered('the beginning', { bytes: 20 * mebibyte })
    expect(verdict('payload contains "begin"', cut)).toBe(true)
    expect(verdict('payload contains "needle"', cut)).toBeNull()
    expect(verdict('payload matches "begin"', cut)).toBe(true)
    // Where it is cut is no end, and what stands there may go on.
    expect(verdict('payload matches "beginning$"', cut)).toBeNull()
    expect(verdict('not payload matches "needle"', cut)).toBeNull()
    expect(verdict('size > 1000', cut)).toBe(true)
  })

  test('what is beyond four megabytes', () => {
    const long = delivered(`${'中'.repeat(1.5 * mebibyte)}needle`)
    expect(verdict('payload contains "中中"', long)).toBe(true)
    expect(verdict('payload contains "needle"', long)).toBeNull()
    expect(verdict('payload contains "\ufffd"', long)).toBeNull()
  })

  test('properties that were too long to keep', () => {
    const raw = writeProperties({
      ...noProperties(),
      headers: [{ name: 'long', value: { type: 'string', value: 'x'.repeat(20_000) } }],
      messageId: 'm-1',
    })
    const cut = delivered('', { rawProperties: raw.subarray(0, 16_384), hasCutProperties: true })
    expect(verdict('message_id = "m-1"', cut)).toBeNull()
    expect(verdict('headers.other', cut)).toBeNull()
    expect(verdict('message_id = "m-1"', delivered('', { rawProperties: raw }))).toBe(true)
  })
})

describe('of headers that the reader did not read to their end', () => {
  const bytes = (headers: FieldEntry[]) => writeProperties({ ...noProperties(), headers })
  const region: FieldEntry = { name: 'region', value: { type: 'string', value: 'eu' } }
  const ones = (count: number): FieldValue => ({
    type: 'array',
    items: Array.from({ length: count }, () => ({ type: 'int8', value: 1 })),
  })
  const verdicts = (rawProperties: Buffer, ...filters: string[]) =>
    filters.map((filter) => verdict(filter, delivered('', { rawProperties })))

  test('because there are too many values, what is not found may be there', () => {
    const many = bytes([{ name: 'first', value: region.value }, { name: 'many', value: ones(2_100) }, region])
    const unknown = [
      'headers.region = "eu"',
      'not headers.region = "eu"',
      'headers contains "region"',
      'headers.many[2050] = 1',
      'headers.many contains 2',
    ]
    expect(verdicts(many, ...unknown)).toEqual(unknown.map(() => null))
    const known = ['headers.first = "eu"', 'headers contains "first"', 'headers.many contains 1']
    expect(verdicts(many, ...known)).toEqual(known.map(() => true))
    const few = bytes([{ name: 'few', value: ones(100) }, region])
    expect(verdicts(few, 'headers.region = "eu"', 'headers.other', 'headers contains "other"')).toEqual([
      true,
      false,
      false,
    ])
  })

  test('because nobody knows a tag, or the bytes end: the same', () => {
    const whole = bytes([{ name: 'first', value: { type: 'boolean', value: true } }, region])
    const strange = Buffer.from(whole)
    strange[strange.indexOf('first') + 'first'.length] = '?'.charCodeAt(0)
    const cut = whole.subarray(0, whole.indexOf('region') - 1)
    const filters = ['headers.region = "eu"', 'headers contains "region"', 'message_id = "m"']
    expect(verdicts(strange, ...filters)).toEqual([null, null, false])
    expect(verdicts(cut, ...filters)).toEqual([null, null, null])
    expect(verdicts(whole, ...filters)).toEqual([true, true, false])
  })

  test('of a table that is too deep the end is known: what is behind it is found, or is not there', () => {
    let deep: FieldValue = { type: 'void' }
    for (let depth = 0; depth < 40; depth += 1)
      deep = { type: 'table', entries: [{ name: 'in', value: deep }] }
    const filters = ['headers.region = "eu"', 'headers.other', 'headers contains "other"']
    expect(verdicts(bytes([{ name: 'deep', value: deep }, region]), ...filters)).toEqual([true, false, false])
  })
})

describe('of a payload that is not written as plain UTF-8', () => {
  const order = '{"total":250,"note":"订单"}'
  const gbk = Buffer.from(order.replace('订单', '\xb6\xa9\xb5\xa5'), 'latin1')
  const written = (body: Buffer, contentEncoding: string | null, contentType: string | null = null) =>
    delivered(body, {
      rawProperties: writeProperties({ ...noProperties(), contentEncoding, contentType }),
    })

  test.each([
    ['gzip', written(gzipSync(order), 'gzip')],
    ['deflate', written(deflateSync(order), 'deflate')],
    ['deflate without its frame', written(deflateRawSync(order), 'deflate')],
    ['gzip that it only says', written(Buffer.from(order), 'gzip')],
    ['deflate that it only says', written(Buffer.from(order), 'deflate')],
    ['GBK', written(gbk, 'GBK')],
    ['GBK of its content type', written(gbk, null, 'application/json; charset=gbk')],
    ['gzip of GBK', written(gzipSync(gbk), 'gzip', 'application/json; charset=gbk')],
  ])('%s: it is looked into', (_, message) => {
    expect(verdict('payload.total > 100', message)).toBe(true)
    expect(verdict('payload.total > 300', message)).toBe(false)
    expect(verdict('payload.note = "订单"', message)).toBe(true)
  })

  test('what does not fit, or is broken, may match', () => {
    const bomb = written(gzipSync(Buffer.alloc(8 * mebibyte)), 'gzip')
    const whole = gzipSync(order)
    const broken = written(whole.subarray(0, -10), 'gzip')
    for (const message of [bomb, broken]) {
      expect(verdict('payload.total > 100', message)).toBeNull()
      expect(verdict('payload contains "needle"', message)).toBeNull()
      expect(verdict('size > 1', message)).toBe(true)
    }
  })

  test('of one that is not all here its beginning is looked into', () => {
    const whole = gzipSync(`begin${'x'.repeat(100)}${randomBytes(40_000).toString('hex')}`)
    const cut = { ...written(whole.subarray(0, 16_384), 'gzip'), bytes: whole.length }
    expect(verdict('payload contains "begin"', cut)).toBe(true)
    expect(verdict('payload contains "needle"', cut)).toBeNull()
  })
})
