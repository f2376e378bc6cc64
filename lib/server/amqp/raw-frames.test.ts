import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Duplex } from 'node:stream'
import type { ChannelModel } from 'amqplib'
import { beforeEach, describe, expect, it } from 'vitest'
import { amqplibConnection, amqplibDirectory } from '@/lib/testing/amqplib-connection'
import { internalsOf, type ConnectionInternals } from './internals'
import { installRawFrames } from './raw-frames'

function frame(type: number, channel: number, payload: Buffer, end = 0xce): Buffer {
  const head = Buffer.alloc(7)
  head.writeUInt8(type, 0)
  head.writeUInt16BE(channel, 1)
  head.writeUInt32BE(payload.length, 3)
  return Buffer.concat([head, payload, Buffer.of(end)])
}

function contentHeader(channel: number, bodySize: number, properties: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(60, 0)
  head.writeBigUInt64BE(BigInt(bodySize), 4)
  return frame(2, channel, Buffer.concat([head, properties]))
}

const shortText = (text: string | Buffer) => Buffer.concat([Buffer.of(text.length), Buffer.from(text)])
/** basic.deliver, and basic.get-ok. */
const deliver = (channel: number, key: string | Buffer) =>
  frame(
    1,
    channel,
    Buffer.concat([
      Buffer.of(0, 60, 0, 60),
      shortText('tag'),
      Buffer.alloc(9),
      shortText('shop'),
      shortText(key),
    ]),
  )
const getOk = (channel: number, key: string | Buffer) =>
  frame(
    1,
    channel,
    Buffer.concat([
      Buffer.of(0, 60, 0, 71),
      Buffer.alloc(9),
      shortText('shop'),
      shortText(key),
      Buffer.alloc(4),
    ]),
  )

describe('raw frames on the connection of amqplib', () => {
  let arrive: (bytes: Buffer) => void
  let connection: ConnectionInternals

  beforeEach(() => {
    const socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() })
    arrive = (bytes) => socket.push(bytes)
    connection = amqplibConnection(socket)
    installRawFrames(connection, { maxBody: 10 })
  })

  it('knows amqplib 2.3.1 only: look at raw-frames.ts before another version is taken', () => {
    const text = readFileSync(path.join(amqplibDirectory, 'package.json'), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ version: '2.3.1' })
  })

  it('fails at once when a method is not there', () => {
    const broken = { connection: { ...connection, recvFrame: undefined } }
    expect(() => internalsOf(broken as unknown as ChannelModel)).toThrow('not built like 2.3.1')
  })

  it('hands over property bytes as they are, in whatever pieces they arrive', () => {
    const properties = Buffer.from('no flags, no table, nothing that could be read')
    const bytes = contentHeader(3, 7, properties)
    arrive(bytes.subarray(0, 5))
    expect(connection.recvFrame()).toBe(false)
    arrive(bytes.subarray(5, 30))
    expect(connection.recvFrame()).toBe(false)
    arrive(Buffer.concat([bytes.subarray(30), frame(3, 3, Buffer.from('content'))]))
    expect(connection.recvFrame()).toEqual({
      id: 60,
      channel: 3,
      size: 7,
      fields: { raw: properties, size: 7 },
    })
    expect(connection.recvFrame()).toMatchObject({ channel: 3, content: Buffer.from('content') })
    expect(connection.recvFrame()).toBe(false)
  })

  it('keeps a routing key that is no UTF-8 for the message that it came with, and no other', () => {
    const odd = Buffer.from('order.\xff\xfe', 'latin1')
    const header = (channel: number) => contentHeader(channel, 0, Buffer.of(0, 0))
    arrive(
      Buffer.concat([
        deliver(1, odd),
        getOk(2, 'order.'),
        header(2),
        header(1),
        getOk(2, odd),
        header(2),
        deliver(1, 'order.paid'),
        header(1),
      ]),
    )
    const keys = []
    for (let received = connection.recvFrame(); received; received = connection.recvFrame()) {
      const { id, channel, fields } = received as {
        id: number
        channel: number
        fields: { routingKey: string; rawRoutingKey?: Buffer }
      }
      keys.push([channel, id === 60 ? (fields.rawRoutingKey ?? null) : fields.routingKey])
    }
    expect(keys).toEqual([
      [1, 'order.\ufffd\ufffd'],
      [2, 'order.'],
      [2, null],
      [1, odd],
      [2, 'order.\ufffd\ufffd'],
      [2, odd],
      [1, 'order.paid'],
      [1, null],
    ])
  })

  it('leaves other frames to amqplib', () => {
    arrive(frame(8, 0, Buffer.alloc(0)))
    expect(connection.recvFrame()).toEqual({ channel: 0 })
  })

  it('cuts a body that is longer than it keeps, channel by channel', () => {
    arrive(
      Buffer.concat([
        contentHeader(1, 25, Buffer.of(0, 0)),
        frame(3, 1, Buffer.from('12345678')),
        contentHeader(2, 3, Buffer.of(0, 0)),
        frame(3, 1, Buffer.from('90abcdef')),
        frame(3, 2, Buffer.from('two')),
        frame(3, 1, Buffer.from('ghijklmno')),
        contentHeader(1, 4, Buffer.of(0, 0)),
        frame(3, 1, Buffer.from('next')),
      ]),
    )
    const frames = []
    for (let received = connection.recvFrame(); received; received = connection.recvFrame())
      frames.push(received)
    expect(frames).toMatchObject([
      { channel: 1, size: 10, fields: { size: 25 } },
      { channel: 1, content: Buffer.from('12345678') },
      { channel: 2, size: 3, fields: { size: 3 } },
      { channel: 1, content: Buffer.from('90') },
      { channel: 2, content: Buffer.from('two') },
      { channel: 1, size: 4, fields: { size: 4 } },
      { channel: 1, content: Buffer.from('next') },
    ])
  })

  it('refuses a frame that does not end as frames do', () => {
    arrive(frame(2, 1, Buffer.alloc(20), 0x00))
    expect(() => connection.recvFrame()).toThrow('Invalid frame')
    connection.rest = frame(2, 1, Buffer.alloc(4))
    expect(() => connection.recvFrame()).toThrow('Invalid frame')
  })
})
