import { describe, expect, it } from 'vitest'
import type { FieldValue } from './field'
import type { Properties } from './message'
import { refusedProperties, unwritableProperties } from './message-faults'
import { noProperties } from './no-properties'

const refused = (some: Partial<Properties>) => refusedProperties({ ...noProperties(), ...some })
const header = (value: FieldValue, name = 'h') => ({ headers: [{ name, value }] })

describe('what RabbitMQ refuses of a message', () => {
  it.each([null, '0', '00012', '+5', '315360000000'])('is not the expiration %s', (expiration) => {
    expect(refused({ expiration })).toBeNull()
  })
  it.each(['', 'abc', '-1', ' 5', '5 ', '1.5', '1e3', '315360000001', '99999999999999999999'])(
    'is the expiration "%s"',
    (expiration) => {
      expect(refused({ expiration })).toContain(`properties.expiration: "${expiration}" is`)
    },
  )
  it('is a direct reply that nobody waits for, not one that is answered', () => {
    expect(refused({ replyTo: 'amq.rabbitmq.reply-to' })).toContain('properties.replyTo')
    expect(refused({ replyTo: 'amq.rabbitmq.reply-to.g1' })).toBeNull()
  })
  it('is a CC or BCC that is no array', () => {
    expect(refused(header({ type: 'string', value: 'q' }, 'CC'))).toBe('properties.headers.CC: not an array')
    expect(refused(header({ type: 'void' }, 'BCC'))).toBe('properties.headers.BCC: not an array')
    expect(refused(header({ type: 'array', items: [{ type: 'void' }] }, 'CC'))).toBeNull()
  })
  it.each<FieldValue>([
    { type: 'double', value: 'NaN' },
    { type: 'float', value: '-Infinity' },
    { type: 'float', value: 1e39 },
  ])('is the number %j, however deep', (value) => {
    expect(refused(header(value))).toBe('properties.headers.h: not a finite number')
    const table: FieldValue = { type: 'table', entries: [{ name: 'a', value }] }
    const array: FieldValue = { type: 'array', items: [{ type: 'double', value: 1e39 }, table] }
    expect(refused(header(array))).toBe('properties.headers.h.1.a: not a finite number')
  })
})

describe('what cannot be written', () => {
  it.each<[string, Partial<Properties>]>([
    ['properties.priority: not a whole number from 0 to 255', { priority: 1.5 }],
    ['properties.priority: not a whole number from 0 to 255', { priority: 300 }],
    ['properties.deliveryMode: not a whole number from 0 to 255', { deliveryMode: -1 }],
    ['properties.timestamp: not seconds since 1970', { timestamp: 'now' }],
    ['properties.headers.h: not a whole number', header({ type: 'int8', value: 'NaN' })],
    ['properties.headers.h: not a whole number', header({ type: 'int64', value: '1.5' })],
    ['properties.headers.h: not a decimal number', header({ type: 'decimal', value: 'much' })],
    ['properties.headers.h: not base64', header({ type: 'bytes', base64: '?' })],
    [
      'properties.headers.h.a.1: not a whole number',
      header({
        type: 'table',
        entries: [
          { name: 'a', value: { type: 'array', items: [{ type: 'void' }, { type: 'int16', value: 0.1 }] } },
        ],
      }),
    ],
  ])('%s', (words, properties) => {
    expect(unwritableProperties(properties)).toBe(words)
  })

  it('is none of what is read', () => {
    expect(unwritableProperties({})).toBeNull()
    const good: FieldValue[] = [
      { type: 'double', value: 'NaN' },
      { type: 'decimal', value: '-12.50' },
      { type: 'int64', value: '-9223372036854775808' },
      { type: 'string', value: 'x' },
    ]
    for (const value of good) expect(unwritableProperties(header(value))).toBeNull()
  })
})
