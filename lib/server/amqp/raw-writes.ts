import 'server-only'
import {
  basicClass,
  basicPublish,
  contentHead,
  contentHeaderOverhead,
  frameEnd,
  frameHead,
  typeBody,
  typeHeader,
  typeMethod,
} from './frame-layout'
import type { ConnectionInternals } from './internals'

const propertiesSymbol = Symbol('raw properties')
const routingKeySymbol = Symbol('raw routing key')
interface Raw {
  [propertiesSymbol]?: Buffer
  [routingKeySymbol]?: Buffer
}

/**
 * Publish options whose properties are these bytes, and whose routing key are those, if any: a string cannot say what is no UTF-8.
 * Symbols survive amqplib's copying as the headers' prototype does.
 */
export const rawProperties = (bytes: Buffer, routingKey?: Buffer): { headers: object } => ({
  headers:
    routingKey === undefined
      ? { [propertiesSymbol]: bytes }
      : { [propertiesSymbol]: bytes, [routingKeySymbol]: routingKey },
})

/** What amqplib makes of the arguments of `publish`. */
interface PublishFields {
  exchange: string
  routingKey: string
  mandatory: boolean
}

/** Well below any frame_max (4,096 at least). */
const smallBody = 3072
/** Frames of small messages that are held back for one write. */
const longestWrite = 64 * 1024

/**
 * Makes a connection write the property bytes that `rawProperties` brings. Small messages published in one turn leave in one
 * write: amqplib's stream hands each write to the socket by itself, and a system call for each message is most of its cost.
 */
export function installRawWrites(connection: ConnectionInternals): void {
  const sendMessage = connection.sendMessage.bind(connection)
  const sendMethod = connection.sendMethod.bind(connection)
  const heldBack = new Map<number, { frames: Buffer[]; bytes: number }>()

  const flush = (channel: number): boolean => {
    const held = heldBack.get(channel)
    const buffer = connection.channels[channel]?.buffer
    heldBack.delete(channel)
    if (buffer === undefined) return false
    return held === undefined
      ? !buffer.writableNeedDrain
      : buffer.write(Buffer.concat(held.frames, held.bytes))
  }
  const flushAll = () => {
    for (const channel of heldBack.keys()) flush(channel)
  }

  // Whatever is said after a message, a close above all, stays after it.
  connection.sendMethod = (channel, method, fields) => {
    flushAll()
    return sendMethod(channel, method, fields)
  }

  connection.sendMessage = (channel, method, fields, contentClass, properties, body) => {
    const { headers: raw } = properties as { headers?: Raw }
    const bytes = raw?.[propertiesSymbol]
    if (bytes === undefined || method !== basicPublish) {
      flushAll()
      return sendMessage(channel, method, fields, contentClass, properties, body)
    }
    const frames = messageFrames(channel, fields as PublishFields, bytes, body, raw?.[routingKeySymbol])
    if (heldBack.size === 0) queueMicrotask(flushAll)
    const held = heldBack.get(channel) ?? { frames: [], bytes: 0 }
    held.frames.push(frames)
    held.bytes += frames.length
    heldBack.set(channel, held)
    if (body.length > smallBody) {
      flush(channel)
      return connection.sendContent(channel, body)
    }
    return held.bytes < longestWrite
      ? !connection.channels[channel]?.buffer.writableNeedDrain
      : flush(channel)
  }
}

/** The frames of a message: its method, its content header and, where it is small, its body. */
function messageFrames(
  channel: number,
  { exchange, routingKey, mandatory }: PublishFields,
  properties: Buffer,
  body: Buffer,
  rawRoutingKey?: Buffer,
): Buffer {
  const exchangeBytes = Buffer.byteLength(exchange)
  const routingKeyBytes = rawRoutingKey?.length ?? Buffer.byteLength(routingKey)
  // Class and method, the reserved short, two short strings, the flags.
  const methodSize = 4 + 2 + 1 + exchangeBytes + 1 + routingKeyBytes + 1
  const bodySize = body.length > 0 && body.length <= smallBody ? frameHead + body.length + 1 : 0
  const bytes = Buffer.allocUnsafe(
    frameHead + methodSize + 1 + contentHeaderOverhead + properties.length + bodySize,
  )

  let at = writeHead(bytes, 0, typeMethod, channel, methodSize)
  at = bytes.writeUInt32BE(basicPublish, at)
  at = bytes.writeUInt16BE(0, at)
  // A short string that is too long does not fit its octet: this throws, as amqplib does.
  at = bytes.writeUInt8(exchangeBytes, at)
  at += bytes.write(exchange, at)
  at = bytes.writeUInt8(routingKeyBytes, at)
  at += rawRoutingKey?.copy(bytes, at) ?? bytes.write(routingKey, at)
  at = bytes.writeUInt8(mandatory ? 1 : 0, at)
  at = bytes.writeUInt8(frameEnd, at)

  at = writeHead(bytes, at, typeHeader, channel, contentHead + properties.length)
  at = bytes.writeUInt16BE(basicClass, at)
  at = bytes.writeUInt16BE(0, at)
  at = bytes.writeBigUInt64BE(BigInt(body.length), at)
  at += properties.copy(bytes, at)
  at = bytes.writeUInt8(frameEnd, at)

  if (bodySize > 0) {
    at = writeHead(bytes, at, typeBody, channel, body.length)
    at += body.copy(bytes, at)
    bytes.writeUInt8(frameEnd, at)
  }
  return bytes
}

function writeHead(bytes: Buffer, at: number, type: number, channel: number, size: number): number {
  bytes.writeUInt8(type, at)
  bytes.writeUInt16BE(channel, at + 1)
  return bytes.writeUInt32BE(size, at + 3)
}
