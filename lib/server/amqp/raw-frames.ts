import 'server-only'
import type { Duplex } from 'node:stream'
import type { ChannelModel, Message } from 'amqplib'

const typeHeader = 2
const typeBody = 3
const frameEnd = 0xce
/** Type, channel and size before the payload of a frame. */
const frameHead = 7
/** Class, weight and body size before the properties in a content header. */
const contentHead = 12
const basicClass = 60

/** What stands in the place of a message's properties. `size` is that of the whole body, also when it was cut. */
interface RawContentHeader {
  raw: Buffer
  size: number
}

/** What we use of amqplib's connection, none of which it promises. Held against the real thing by raw-frames.test.ts. */
export interface ConnectionInternals {
  stream: Duplex
  rest: Buffer
  frameMax: number
  channels: ({ buffer: { write(frame: Buffer): boolean } } | null | undefined)[]
  recvFrame(): unknown
  sendMethod(channel: number, method: number, fields: unknown): boolean
  sendContent(channel: number, body: Buffer): boolean
  sendMessage(
    channel: number,
    method: number,
    fields: unknown,
    contentClass: number,
    properties: unknown,
    body: Buffer,
  ): boolean
}

/** amqplib's connection below its public face. Throws when this version of amqplib is not built as we know it. */
export function internalsOf(model: ChannelModel): ConnectionInternals {
  const connection = model.connection as unknown as Partial<ConnectionInternals>
  const isAsKnown =
    typeof connection.recvFrame === 'function' &&
    typeof connection.sendMessage === 'function' &&
    typeof connection.sendMethod === 'function' &&
    typeof connection.sendContent === 'function' &&
    Array.isArray(connection.channels) &&
    Buffer.isBuffer(connection.rest) &&
    typeof connection.frameMax === 'number' &&
    typeof connection.stream?.destroy === 'function'
  if (!isAsKnown) throw new Error('This amqplib is not built like 2.3.1: raw-frames.ts must be looked at')
  return connection as ConnectionInternals
}

const rawKey = Symbol('raw properties')

/** Publish options whose properties are these bytes. The symbol survives amqplib's copying as the headers' prototype does. */
export const rawProperties = (bytes: Buffer): { headers: object } => ({ headers: { [rawKey]: bytes } })

/** The property bytes and the size of a message that arrived on a connection with raw frames. */
export const contentHeaderOf = (message: Message): RawContentHeader =>
  message.properties as unknown as RawContentHeader

/**
 * Makes a connection hand over property bytes as they came instead of decoding them, and write those that `rawProperties`
 * brings: amqplib's own codec overflows on nested tables, takes `__proto__` for a prototype and changes types.
 * Bodies are cut at `maxBody` bytes while they arrive, because AMQP bounds the count of messages but not their size.
 */
export function installRawFrames(connection: ConnectionInternals, { maxBody }: { maxBody: number }): void {
  const receive = connection.recvFrame.bind(connection)
  const send = connection.sendMessage.bind(connection)
  const cutBodies = new Map<number, { keep: number; left: number }>()

  connection.recvFrame = () => {
    for (;;) {
      const { rest } = connection
      const type = rest[0]
      if (rest.length < frameHead || (type !== typeHeader && type !== typeBody)) return receive()
      const channel = rest.readUInt16BE(1)
      const cut = cutBodies.get(channel)
      const end = frameHead + rest.readUInt32BE(3)
      if (rest.length <= end || (type === typeBody && cut === undefined)) return receive()
      if (rest[end] !== frameEnd) throw new Error('Invalid frame')
      const payload = rest.subarray(frameHead, end)
      connection.rest = rest.subarray(end + 1)
      if (type === typeHeader) {
        const header = readContentHeader(payload)
        const kept = Math.min(header.size, maxBody)
        if (kept < header.size) cutBodies.set(channel, { keep: kept, left: header.size })
        return { id: basicClass, channel, size: kept, fields: header }
      }
      const content = payload.subarray(0, cut?.keep ?? 0)
      if (cut !== undefined) {
        cut.keep -= content.length
        cut.left -= payload.length
        if (cut.left <= 0) cutBodies.delete(channel)
      }
      if (content.length > 0) return { channel, content }
    }
  }

  connection.sendMessage = (channel, method, fields, contentClass, properties, body) => {
    const raw = rawBytesOf(properties)
    if (raw === null) return send(channel, method, fields, contentClass, properties, body)
    connection.sendMethod(channel, method, fields)
    const buffer = connection.channels[channel]?.buffer
    // One write for a small message, as amqplib does it itself: each write is a turn of its stream.
    if (body.length > 0 && body.length <= smallBody)
      return buffer?.write(headerAndBody(channel, raw, body)) ?? false
    const wrote = buffer?.write(contentHeaderFrame(channel, raw, body.length)) ?? false
    return body.length === 0 ? wrote : connection.sendContent(channel, body)
  }
}

function readContentHeader(payload: Buffer): RawContentHeader {
  if (payload.length < contentHead || payload.readUInt16BE(0) !== basicClass) throw new Error('Invalid frame')
  // A copy: a slice would keep the whole chunk from the socket in memory as long as the message is held.
  return { raw: Buffer.from(payload.subarray(contentHead)), size: Number(payload.readBigUInt64BE(4)) }
}

function rawBytesOf(properties: unknown): Buffer | null {
  const { headers } = properties as { headers?: { [rawKey]?: Buffer } }
  return headers?.[rawKey] ?? null
}

/** Bytes that a content-header frame adds to the properties; the whole must fit the negotiated frame_max. */
export const contentHeaderOverhead = frameHead + contentHead + 1

/** Well below any frame_max (4,096 at least). */
const smallBody = 3072

function headerAndBody(channel: number, properties: Buffer, body: Buffer): Buffer {
  const header = contentHeaderFrame(channel, properties, body.length)
  const frame = Buffer.allocUnsafe(frameHead)
  frame.writeUInt8(typeBody, 0)
  frame.writeUInt16BE(channel, 1)
  frame.writeUInt32BE(body.length, 3)
  return Buffer.concat([header, frame, body, Buffer.of(frameEnd)])
}

function contentHeaderFrame(channel: number, properties: Buffer, bodySize: number): Buffer {
  const head = Buffer.alloc(frameHead + contentHead)
  head.writeUInt8(typeHeader, 0)
  head.writeUInt16BE(channel, 1)
  head.writeUInt32BE(contentHead + properties.length, 3)
  head.writeUInt16BE(basicClass, frameHead)
  head.writeBigUInt64BE(BigInt(bodySize), frameHead + 4)
  return Buffer.concat([head, properties, Buffer.of(frameEnd)])
}
