import { describe, expect, it } from 'vitest'
import type { FieldEntry } from '@/lib/rabbitmq/field'
import type { Properties } from '@/lib/rabbitmq/message'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { propertiesAgain } from '@/lib/rabbitmq/properties-again'
import { readProperties } from './codec/read-properties'
import { writeProperties } from './codec/write-properties'
import { bytesAgain } from './published-again'

const array = (...items: string[]): FieldEntry['value'] => ({
  type: 'array',
  items: items.map((value) => ({ type: 'string', value })),
})
const header = (name: string, value = array('q')): FieldEntry => ({ name, value })
const full = (headers: FieldEntry[] | null, userId: string | null): Properties => ({
  ...noProperties(),
  contentType: 'text/plain',
  headers,
  deliveryMode: 2,
  expiration: '1000',
  replyTo: 'amq.rabbitmq.reply-to.g1',
  timestamp: '1700000000',
  userId,
  appId: 'a',
  clusterId: 'c',
})
const death = header('x-death', { type: 'table', entries: [header('CC')] })
const delay = header('x-delay', { type: 'int32', value: -5 })

describe('a message that is published again', () => {
  it.each<[string, Properties, Properties]>([
    [
      'makes no copies: CC is kept by another name, BCC is not',
      full([delay, header('CC', array('a', 'b')), header('BCC'), death], null),
      full([delay, header('x-original-cc', array('a', 'b')), death], null),
    ],
    [
      'keeps the first CC of all',
      full([header('CC'), header('x-original-cc', array('first'))], null),
      full([header('x-original-cc', array('first'))], null),
    ],
    [
      'has one CC',
      full([header('CC', array('1')), header('CC')], null),
      full([header('x-original-cc', array('1'))], null),
    ],
    ['does not say that another sent it', full([delay], 'somebody'), full([delay], null)],
    ['nor where it has no headers', full(null, 'somebody'), full(null, null)],
    ['both', full([header('CC')], 'somebody'), full([header('x-original-cc')], null)],
  ])('%s', (_, came, goes) => {
    expect(propertiesAgain(came, 'me')).toEqual(goes)
    const bytes = bytesAgain(writeProperties(came), 'me')
    expect(bytes).toEqual(writeProperties(goes))
    expect(readProperties(bytes)).toMatchObject({ properties: goes, problem: null })
  })

  it.each([
    ['all is its own', full([delay, death, header('cc'), header('bcc')], 'me')],
    ['it has nothing', noProperties()],
  ])('is not touched where %s', (_, properties) => {
    const bytes = writeProperties(properties)
    expect(bytesAgain(bytes, 'me')).toBe(bytes)
    expect(propertiesAgain(properties, 'me')).toEqual(properties)
  })

  it('keeps each byte that nobody reads: names that are no UTF-8, tags that nobody knows, what ends early', () => {
    const odd = Buffer.concat([
      Buffer.of(2, 0xff, 0xfe),
      Buffer.from('V'),
      Buffer.of(1, 0x61),
      Buffer.from('Z123'),
    ])
    const copies = Buffer.concat([Buffer.of(2), Buffer.from('CCA'), Buffer.of(0, 0, 0, 0)])
    const original = Buffer.concat([Buffer.of(13), Buffer.from('x-original-ccA'), Buffer.of(0, 0, 0, 0)])
    const properties = (table: Buffer) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(table.length)
      return Buffer.concat([Buffer.of(0x20, 0), length, table])
    }
    expect(bytesAgain(properties(Buffer.concat([copies, odd])), 'me')).toEqual(
      properties(Buffer.concat([original, odd])),
    )
    for (const bytes of [properties(copies).subarray(0, -1), Buffer.of(0x20), Buffer.of(0x20, 0, 0)]) {
      expect(bytesAgain(bytes, 'me')).toBe(bytes)
    }
  })
})
