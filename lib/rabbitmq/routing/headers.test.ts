import { describe, expect, test } from 'vitest'
import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'
import { headerSet, matchHeaders, type MatchMode } from './headers'
import { patternOf } from './management-value'
import type { ManagementValue, PatternEntry } from './topology'

const entry = (name: string, value: FieldValue): FieldEntry => ({ name, value })
const text = (value: string): FieldValue => ({ type: 'string', value })
const pattern = (mode: MatchMode | null, ...entries: PatternEntry[]): PatternEntry[] =>
  mode === null ? entries : [{ name: 'x-match', value: text(mode) }, ...entries]
const matches = (args: PatternEntry[], entries: FieldEntry[], version = '4.3.6') =>
  matchHeaders(args, headerSet(entries, version)).matches

describe('headers', () => {
  test('all wants all, any wants one, missing means all', () => {
    const both = [entry('a', text('1')), entry('b', text('2'))]
    for (const mode of ['all', null] as const) {
      expect(matches(pattern(mode, ...both), both)).toBe(true)
      expect(matches(pattern(mode, ...both), both.slice(0, 1))).toBe(false)
    }
    expect(matches(pattern('any', ...both), both.slice(0, 1))).toBe(true)
    expect(matches(pattern('any', ...both), [])).toBe(false)
    expect(matches(pattern('all'), [])).toBe(true)
    expect(matches(pattern('any'), both)).toBe(false)
  })

  test('x- headers count only with-x', () => {
    const x = entry('x-a', text('1'))
    expect(matches(pattern('all', x), [])).toBe(true)
    expect(matches(pattern('any', x), [x])).toBe(false)
    expect(matches(pattern('all-with-x', x), [])).toBe(false)
    expect(matches(pattern('any-with-x', x), [x])).toBe(true)
  })

  test('1 is 1.0 before 3.13 and not after; a timestamp is in milliseconds after', () => {
    const whole = entry('n', { type: 'int8', value: 1 })
    const float = entry('n', { type: 'double', value: 1 })
    expect(matches(pattern('all', whole), [float], '3.10.8')).toBe(true)
    expect(matches(pattern('all', whole), [float], '3.13.0')).toBe(false)
    const time = entry('n', { type: 'timestamp', value: '5' })
    expect(matches(pattern('all', time), [time], '3.10.8')).toBe(true)
    expect(matches(pattern('all', time), [time])).toBe(false)
    expect(matches(pattern('all', entry('n', { type: 'int64', value: '5000' })), [time])).toBe(true)
  })

  test('of two headers with one name the first counts before 3.13, the last after', () => {
    const two = [entry('a', text('1')), entry('a', text('2'))]
    expect(matches(pattern('all', entry('a', text('1'))), two, '3.12.1')).toBe(true)
    expect(matches(pattern('all', entry('a', text('1'))), two, '4.0.5')).toBe(false)
  })

  test('a void pattern asks for presence; BCC is never there', () => {
    const present = entry('a', { type: 'void' })
    expect(matches(pattern('all', present), [entry('a', text('x'))])).toBe(true)
    expect(matches(pattern('all', present), [])).toBe(false)
    expect(matches(pattern('all', entry('BCC', { type: 'void' })), [entry('BCC', text('x'))])).toBe(false)
  })
})

describe('arguments from the management API', () => {
  const shown = (value: ManagementValue): PatternEntry => ({ name: 'a', value: patternOf(value) })
  const against = (value: ManagementValue, field: FieldValue) =>
    matches(pattern('all', shown(value)), [entry('a', field)])

  test('numbers and texts are what they are', () => {
    expect(against({ number: '1' }, { type: 'uint16', value: 1 })).toBe(true)
    expect(against({ number: '1.0' }, { type: 'uint16', value: 1 })).toBe(false)
    expect(against({ number: '1.0' }, { type: 'double', value: 1 })).toBe(true)
    expect(against({ number: '0.10000000149011612' }, { type: 'float', value: 0.1 })).toBe(true)
    expect(against('Not UTF-8, base64 is: //4A', { type: 'bytes', base64: '//4A' })).toBe(true)
  })

  test('what lost its type cannot be told', () => {
    expect(against('undefined', text('undefined'))).toBe(true)
    expect(against('undefined', text('x'))).toBeNull()
    expect(
      against({ list: [{ number: '1' }] }, { type: 'array', items: [{ type: 'int8', value: 1 }] }),
    ).toBeNull()
    expect(against({ list: [{ number: '2' }] }, { type: 'array', items: [{ type: 'int8', value: 1 }] })).toBe(
      false,
    )
    expect(against({ number: '2.1234' }, { type: 'decimal', value: '12.34' })).toBeNull()
  })
})
