import 'server-only'
import { isUtf8 } from 'node:buffer'
import type { Message } from 'amqplib'
import {
  basicClass,
  basicDeliver,
  basicGetOk,
  contentHead,
  frameEnd,
  frameHead,
  typeBody,
  typeHeader,
  typeMethod,
} from './frame-layout'
import type { ConnectionInternals } from './internals'
import { installRawWrites } from './raw-writes'

/** What stands in the place of a message's properties. `size` is that of the whole body, also when it was cut. */
interface RawContentHeader {
  raw: Buffer
  size: number
  /** The routing key where it is no UTF-8: amqplib puts replacement characters in the place of such bytes. */
  rawRoutingKey?: Buffer
}

/** The property bytes and the size of a message that arrived on a connection with raw frames. */
export const contentHeaderOf = (message: Message): RawContentHeader =>
  message.properties as unknown as RawContentHeader

/**
 * Makes a connection hand over property bytes as they came instead of decoding them, and write those that `rawProperties`
 * brings (raw-writes.ts): amqplib's own codec overflows on nested tables, takes `__proto__` for a prototype and changes types.
 * Bodies are cut at `maxBody` bytes while they arrive, because AMQP bounds the count of messages but not their size.
 */
export function installRawFrames(connection: ConnectionInternals, { maxBody }: { maxBody: number }): void {
  const receive = connection.recvFrame.bind(connection)
  const cutBodies = new Map<number, { keep: number; left: number }>()
  /** By channel, between the method and the content header of a message. */
  const rawKeys = new Map<number, Buffer>()

  connection.recvFrame = () => {
    for (;;) {
      const { rest } = connection
      const type = rest[0]
      if (rest.length < frameHead || (type !== typeMethod && type !== typeHeader && type !== typeBody))
        return receive()
      const channel = rest.readUInt16BE(1)
      const cut = cutBodies.get(channel)
      const end = frameHead + rest.readUInt32BE(3)
      if (rest.length <= end || (type === typeBody && cut === undefined)) return receive()
      if (rest[end] !== frameEnd) throw new Error('Invalid frame')
      const payload = rest.subarray(frameHead, end)
      if (type === typeMethod) {
        const key = keyThatIsNoText(payload)
        if (key === null) rawKeys.delete(channel)
        else rawKeys.set(channel, key)
        return receive()
      }
      connection.rest = rest.subarray(end + 1)
      if (type === typeHeader) {
        const header = readContentHeader(payload)
        const key = rawKeys.get(channel)
        if (key !== undefined) {
          header.rawRoutingKey = key
          rawKeys.delete(channel)
        }
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

  installRawWrites(connection)
}

/** The routing key of a method that brings a message, where it is no UTF-8. */
function keyThatIsNoText(method: Buffer): Buffer | null {
  const id = method.length < 4 ? 0 : method.readUInt32BE(0)
  if (id !== basicDeliver && id !== basicGetOk) return null
  const skipText = (at: number) => at + 1 + (method[at] ?? 0)
  // The consumer tag, the delivery tag and whether it is redelivered, the exchange.
  const from = skipText((id === basicDeliver ? skipText(4) : 4) + 8 + 1)
  const key = method.subarray(from + 1, skipText(from))
  return isUtf8(key) ? null : Buffer.from(key)
}

function readContentHeader(payload: Buffer): RawContentHeader {
  if (payload.length < contentHead || payload.readUInt16BE(0) !== basicClass) throw new Error('Invalid frame')
  // A copy: a slice would keep the whole chunk from the socket in memory as long as the message is held.
  return { raw: Buffer.from(payload.subarray(contentHead)), size: Number(payload.readBigUInt64BE(4)) }
}
