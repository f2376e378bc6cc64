import { Duplex } from 'node:stream'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { amqplibConnection } from '@/lib/testing/amqplib-connection'
import { basicPublish } from './frame-layout'
import { type ConnectionInternals } from './internals'
import { installRawWrites, rawProperties } from './raw-writes'

const basicClass = 60
const basicCancel = 3932190

/** A connection with one channel whose writes are kept. */
function opened(install: (connection: ConnectionInternals) => void) {
  const connection = amqplibConnection(
    new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() }),
  )
  const writes: Buffer[] = []
  connection.channels[1] = {
    buffer: {
      writableNeedDrain: false,
      write(frames) {
        writes.push(frames)
        return true
      },
    },
  }
  install(connection)
  return { connection, writes }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('messages written with the bytes of their properties', () => {
  let connection: ConnectionInternals
  let writes: Buffer[]
  const publish = (routingKey: string, properties: object, body: Buffer) =>
    connection.sendMessage(
      1,
      basicPublish,
      { exchange: 'shop', routingKey, mandatory: true },
      basicClass,
      properties,
      body,
    )
  const noProperties = rawProperties(Buffer.of(0, 0))

  beforeEach(() => {
    ;({ connection, writes } = opened(installRawWrites))
  })

  it('are what amqplib writes itself, byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.boolean(),
        fc.uint8Array({ maxLength: 4_000 }),
        async (routingKey, mandatory, body) => {
          const own = opened(installRawWrites)
          const amqplib = opened(() => undefined)
          const fields = { exchange: '交换机', routingKey, mandatory }
          const content = Buffer.from(body)
          own.connection.sendMessage(1, basicPublish, fields, basicClass, noProperties, content)
          amqplib.connection.sendMessage(1, basicPublish, fields, basicClass, {}, content)
          await settled()
          expect(Buffer.concat(own.writes).equals(Buffer.concat(amqplib.writes))).toBe(true)
        },
      ),
    )
  })

  it('carry the bytes of a routing key that no text says', async () => {
    const key = Buffer.from('order.\xff\xfe', 'latin1')
    publish('order.\ufffd\ufffd', rawProperties(Buffer.of(0, 0), key), Buffer.of(1))
    await settled()
    const written = Buffer.concat(writes)
    expect(written.includes(Buffer.concat([Buffer.of(key.length), key, Buffer.of(1, 0xce)]))).toBe(true)
    expect(written.includes('\ufffd')).toBe(false)
  })

  it('leave in one write where one turn publishes several', async () => {
    for (const key of ['a', 'b', 'c']) publish(key, noProperties, Buffer.from(key))
    expect(writes).toEqual([])
    await settled()
    expect(writes).toHaveLength(1)
  })

  it('are not held back beyond 64 KiB', async () => {
    for (let n = 0; n < 100; n += 1) publish('key', noProperties, Buffer.alloc(1_000))
    await settled()
    expect(writes.length).toBeGreaterThan(1)
    expect(Math.max(...writes.map((each) => each.length))).toBeLessThan(68 * 1024)
  })

  it('stay in their order: before a method, a large message and one with properties of amqplib', async () => {
    publish('first', noProperties, Buffer.from('1'))
    publish('second', noProperties, Buffer.alloc(5_000, '2'))
    publish('third', noProperties, Buffer.from('3'))
    publish('fourth', {}, Buffer.from('4'))
    publish('fifth', noProperties, Buffer.from('5'))
    connection.sendMethod(1, basicCancel, { consumerTag: 'the-tag', nowait: false })
    publish('last', noProperties, Buffer.alloc(0))
    await settled()
    const text = Buffer.concat(writes).toString('latin1')
    const places = ['first', 'second', '22', 'third', 'fourth', 'fifth', 'the-tag', 'last'].map((each) =>
      text.indexOf(each),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('that do not fit the wire write nothing', async () => {
    expect(() => publish('k'.repeat(256), noProperties, Buffer.of(1))).toThrow(RangeError)
    await settled()
    expect(writes).toEqual([])
  })

  it('of a channel that is gone meanwhile are dropped', async () => {
    publish('late', noProperties, Buffer.of(1))
    connection.channels[1] = null
    await settled()
    expect(writes).toEqual([])
  })

  it('say when the stream wants to be drained', () => {
    connection.channels[1] = { buffer: { writableNeedDrain: true, write: () => false } }
    expect(publish('key', noProperties, Buffer.of(1))).toBe(false)
  })
})
