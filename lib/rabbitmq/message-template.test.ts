import { describe, expect, it, test } from 'vitest'
import { hasPlaceholders } from './message-placeholders'
import { compileTemplate, wrongPlaceholders, type TemplateContext } from './message-template'

const context = (n: number, random = 0): TemplateContext => ({
  n,
  now: () => new Date('2026-11-20T14:31:58.120Z'),
  uuid: () => 'some-uuid',
  random: () => random,
})
const fill = (text: string, n = 7, random = 0) => compileTemplate(text)(context(n, random))

describe('placeholders', () => {
  test.each([
    ['order {{n}} of {{ n }}', 'order 7 of 7'],
    ['{{uuid}}', 'some-uuid'],
    ['at {{now}}', 'at 2026-11-20T14:31:58.120Z'],
    ['{{pick capture refund void}}', 'capture'],
    ['{{random 5 250}}', '5'],
    ['{{random -3 -3}}', '-3'],
    ['{{random 0 0.25}}', '0.00'],
  ])('%s becomes %s', (text, filled) => {
    expect(fill(text)).toBe(filled)
  })

  it('reach both ends', () => {
    const last = 1 - Number.EPSILON
    expect(fill('{{random 5 250}}', 1, last)).toBe('250')
    expect(fill('{{pick a b 中}}', 1, last)).toBe('中')
    expect(fill('{{random 1.5 2}}', 1, last)).toBe('2.0')
  })

  it('stay as they are when they are none, and are told', () => {
    const text = '{{N}} {{n 1}} {{random 2 1}} {{random a b}} {{pick}} {{ {{n}} }} {{'
    expect(fill(text)).toBe('{{N}} {{n 1}} {{random 2 1}} {{random a b}} {{pick}} {{ 7 }} {{')
    expect(wrongPlaceholders(text)).toEqual([
      '{{N}}',
      '{{n 1}}',
      '{{random 2 1}}',
      '{{random a b}}',
      '{{pick}}',
    ])
    expect([hasPlaceholders('{{n}}'), hasPlaceholders('{ {n} }')]).toEqual([true, false])
  })
})
