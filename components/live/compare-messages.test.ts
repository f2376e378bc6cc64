import { describe, expect, test } from 'vitest'
import type { WholeMessage } from '@/lib/api/live'
import type { FieldEntry } from '@/lib/rabbitmq/field'
import type { Payload, Properties } from '@/lib/rabbitmq/message'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { compareMessages } from './compare-messages'

const utf8 = (text: string): Payload => ({
  encoding: 'utf8',
  text,
  bytes: Buffer.byteLength(text),
  truncated: false,
})
const binary = (...bytes: number[]): Payload => ({
  encoding: 'base64',
  text: Buffer.from(bytes).toString('base64'),
  bytes: bytes.length,
  truncated: false,
})

const message = (payload: Payload, properties: Partial<Properties> = {}): WholeMessage => ({
  seq: 1,
  at: 0,
  held: false,
  exchange: 'orders',
  routingKey: 'paid',
  redelivered: false,
  properties: { ...noProperties(), ...properties },
  propertiesProblem: null,
  rawProperties: null,
  payload,
})
const compare = (one: Payload, other: Payload) => compareMessages(message(one), message(other))
const differing = ({ lines }: ReturnType<typeof compare>) =>
  lines.flatMap(({ name, left, right, differs }) => (differs ? [[name, left, right]] : []))
const string = (name: string, value: string): FieldEntry => ({ name, value: { type: 'string', value } })

describe('compareMessages', () => {
  test('says equal of what is equal', () => {
    const one = message(utf8('{"a":1}'), { headers: [string('region', 'eu')] })
    expect(compareMessages(one, structuredClone(one))).toMatchObject({ differing: 0, isPartial: false })
  })

  test('takes objects apart, with all digits', () => {
    const found = compare(
      utf8('{"n":9007199254740993,"same":[1, 2]}'),
      utf8('{"n":9007199254740992,"same":[1, 2]}'),
    )
    expect(differing(found)).toEqual([['payload.n', '9007199254740993', '9007199254740992']])
  })

  test('sees what differs behind the first 2,000 characters, and shows it there', () => {
    const long = 'x'.repeat(20_000)
    const found = compare(utf8(`${long}left`), utf8(`${long}rite`))
    expect(found.differing).toBe(1)
    const [line] = found.lines.filter(({ differs }) => differs)
    expect(line).toMatchObject({ name: 'payload', from: 19_960 })
    expect([line?.left, line?.right]).toEqual([`…${'x'.repeat(40)}left`, `…${'x'.repeat(40)}rite`])
    const inside = compare(utf8(JSON.stringify({ a: `${long}1` })), utf8(JSON.stringify({ a: `${long}2` })))
    expect(differing(inside)).toEqual([
      ['payload.a', expect.stringMatching(/1"$/), expect.stringMatching(/2"$/)],
    ])
  })

  test('shows of a long difference no more than 2,000 characters', () => {
    const [line] = compare(utf8('a'.repeat(50_000)), utf8('b'.repeat(50_000))).lines.filter(
      ({ name }) => name === 'payload',
    )
    expect(line?.left).toBe(`${'a'.repeat(2_000)}…`)
  })

  test('counts places behind the 500 that are shown, and shows those that differ first', () => {
    const object = (last: number) =>
      JSON.stringify(
        Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`k${n}`, n === 899 ? last : n])),
      )
    const found = compare(utf8(object(1)), utf8(object(2)))
    expect(found.lines).toHaveLength(500)
    expect(found.lines[0]).toMatchObject({ name: 'payload.k899', left: '1', right: '2', differs: true })
    expect(found).toMatchObject({ differing: 1, left: 404 })
  })

  test('the same JSON in other bytes is not equal', () => {
    for (const [one, other] of [
      ['{"a":1,"b":2}', '{"b":2,"a":1}'],
      ['{"a":1}', '{"a": 1}'],
      ['{"a":0,"a":1}', '{"a":2,"a":1}'],
    ] as const) {
      const found = compare(utf8(one), utf8(other))
      expect(differing(found).filter(([name]) => name !== 'size')).toEqual([['payload', one, other]])
    }
  })

  test('what looks alike on screen is not equal for that', () => {
    expect(compare(utf8('\u0001'), utf8('\u2401')).differing).toBeGreaterThan(0)
    const found = compareMessages(
      message(utf8(''), { type: '\u0001' }),
      message(utf8(''), { type: '\u2401' }),
    )
    expect(differing(found)).toEqual([['type', '\u2401', '\u2401']])
  })

  test('bytes that are no text, and text against bytes', () => {
    const same = Array.from({ length: 300 }, () => 0xff)
    const [line] = compare(binary(...same, 1), binary(...same, 2)).lines.filter(({ differs }) => differs)
    expect(line).toMatchObject({ name: 'payload', from: 260 })
    expect(line?.left).toMatch(/^… ff .*ff 01$/)
    expect(line?.right).toMatch(/ff 02$/)
    expect(compare(binary(0xff), binary(0xff)).differing).toBe(0)
    // The text of the one is the base64 of the other.
    expect(differing(compare(utf8('//79'), binary(0xff, 0xfe, 0xfd))).map(([name]) => name)).toContain(
      'payload',
    )
  })

  test('headers: their order, and bytes behind those that are shown', () => {
    const [a, b] = [string('a', '1'), string('b', '2')]
    const order = compareMessages(
      message(utf8(''), { headers: [a, b] }),
      message(utf8(''), { headers: [b, a] }),
    )
    expect(differing(order).map(([name]) => name)).toEqual(['headers'])
    const bytes = (last: number): FieldEntry => ({
      name: 'x',
      value: {
        type: 'bytes',
        base64: Buffer.from([...Array.from({ length: 100 }, () => 1), last]).toString('base64'),
      },
    })
    const long = compareMessages(
      message(utf8(''), { headers: [bytes(1)] }),
      message(utf8(''), { headers: [bytes(2)] }),
    )
    expect(long.differing).toBe(1)
  })

  test('properties that our reader could not take apart are compared by their bytes', () => {
    const raw = (rawProperties: string) => ({ ...message(utf8('')), rawProperties })
    expect(compareMessages(raw('AAEC'), raw('AAED')).differing).toBe(1)
    expect(compareMessages(raw('AAEC'), raw('AAEC')).differing).toBe(0)
  })

  test('properties that are here inexactly, without their bytes, are not called equal', () => {
    const inexact = { ...message(utf8('{"a":1}')), inexact: true as const }
    expect(compareMessages(inexact, inexact)).toMatchObject({ differing: 0, isPartial: true })
    const whole = { ...inexact, rawProperties: 'AAEC' }
    expect(compareMessages(whole, whole)).toMatchObject({ differing: 0, isPartial: false })
  })

  test('of a payload that is here in part nobody says that it is equal', () => {
    const whole = utf8(`${'x'.repeat(30_000)}1`)
    const cut = { ...whole, text: whole.text.slice(0, 16_384), truncated: true }
    const found = compare(cut, whole)
    expect(found).toMatchObject({ differing: 0, isPartial: true })
    expect(compare(cut, { ...whole, text: `y${whole.text.slice(1)}` }).differing).toBe(1)
  })
})
