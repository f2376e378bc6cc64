import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageLineText } from '@/lib/client/live/message-text'
import { messageLine } from '@/lib/rabbitmq/message-line'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { isExact } from '@/lib/server/amqp/codec/is-exact'
import { readProperties } from '@/lib/server/amqp/codec/read-properties'
import { writeProperties } from '@/lib/server/amqp/codec/write-properties'
import { KeptMessages } from '@/lib/server/live/kept-messages'
import { SourceMessages } from '@/lib/server/live/source-messages'
import { anyHeaders } from './any-headers'

/** What a batch publishes of a message that the live viewer wrote down. */
function throughTheLine(rawProperties: Buffer): { bytes: Buffer; isInexact: boolean } {
  const memory = new KeptMessages()
  const messages = new SourceMessages(memory, false, null)
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

describe('property bytes', () => {
  it('are what was read of them, or said to be more: then the bytes go with it', () => {
    fc.assert(
      fc.property(anyHeaders, (bytes) => {
        const { properties, problem } = readProperties(bytes)
        const told = JSON.parse(JSON.stringify(properties)) as typeof properties
        if (isExact(bytes, { properties, propertiesProblem: problem })) {
          expect(writeProperties(told)).toEqual(bytes)
        } else if (problem === null) {
          let again: Buffer | null = null
          try {
            again = writeProperties(told)
          } catch {
            // What was not read cannot be written.
          }
          expect(again).not.toEqual(bytes)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('come through a line of a recording as they were', () => {
    fc.assert(
      fc.property(anyHeaders, (bytes) => {
        expect(throughTheLine(bytes).bytes).toEqual(bytes)
      }),
      { numRuns: 1000 },
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
