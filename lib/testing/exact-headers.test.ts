import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageLineText } from '@/lib/client/live/message-text'
import type { Properties } from '@/lib/rabbitmq/message'
import { messageLine } from '@/lib/rabbitmq/message-line'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { readProperties } from '@/lib/server/amqp/codec/read-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import { KeptMessages } from '@/lib/server/live/kept-messages'
import { SourceMessages } from '@/lib/server/live/source-messages'
import { anyHeaders } from './any-headers'

/** What a batch publishes of a message that the live viewer wrote down. */
function throughTheLine(rawProperties: Buffer): { bytes: Buffer; isInexact: boolean } {
  const memory = new KeptMessages()
  const messages = new SourceMessages(memory, 'copies', null)
  const body = Buffer.from('x')
  const fields = { deliveryTag: 1, exchange: '', routingKey: '', redelivered: false }
  messages.add({ ...fields, rawProperties, body, bytes: 1 })
  const [shown] = messages.take(1, 1, () => undefined).messages
  // The page asks for the bytes of those alone that say so.
  const whole = shown?.inexact === true ? messages.read(1) : { ...messages.read(1), rawProperties: null }
  const line = messageLine.parse(JSON.parse(messageLineText(JSON.parse(JSON.stringify(whole)))))
  memory.close()
  const given = Object.fromEntries(Object.entries(line.properties).filter(([, value]) => value !== undefined))
  return {
    bytes:
      line.rawProperties === undefined
        ? writeProperties({ ...noProperties(), ...given })
        : Buffer.from(line.rawProperties, 'base64'),
    isInexact: shown?.inexact === true,
  }
}

const headers = (hex: string) => {
  const table = Buffer.from(hex, 'hex')
  return Buffer.concat([Buffer.from([0x20, 0, 0, 0, 0, table.length]), table])
}

/** What was not opened cannot be written. */
function writtenAgain(properties: Properties): Buffer {
  const isClosed = JSON.stringify(properties).includes('"type":"unread"')
  return isClosed ? Buffer.alloc(0) : writeProperties(properties)
}

describe('property bytes', { timeout: 30_000 }, () => {
  it('are what was read of them, or it is said that they are not', () => {
    fc.assert(
      fc.property(anyHeaders, (bytes) => {
        const { properties, isExact } = readProperties(bytes)
        expect(writtenAgain(JSON.parse(JSON.stringify(properties)) as Properties).equals(bytes)).toBe(isExact)
      }),
      { numRuns: 800 },
    )
  })

  it('come through a line of a recording as they were', () => {
    fc.assert(
      fc.property(anyHeaders, (bytes) => {
        expect(throughTheLine(bytes).bytes).toEqual(bytes)
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['a key that is no UTF-8', '02fffe56', true],
    ['-0.0', '0161648000000000000000', true],
    ['-0.0 as a float in a table', '0161460000000701626680000000', true],
    ['a NaN with bits of its own', '0161647ff8000000000001', true],
    ['the usual NaN', '0161647ff8000000000000', false],
    ['0.0', '0161640000000000000000', false],
    ['a boolean of octet 2', '01617402', true],
    ['a boolean of octet 1', '01617401', false],
    ['a byte order mark before a name', '04efbbbf6156', false],
  ])('of %s', (_, hex, isInexact) => {
    const bytes = headers(hex)
    const through = throughTheLine(bytes)
    expect(through.bytes).toEqual(bytes)
    expect(through.isInexact).toBe(isInexact)
  })
})
