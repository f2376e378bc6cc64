import 'server-only'
import { entriesAgain } from '@/lib/rabbitmq/properties-again'
import { propertyLayout, type PropertyKind } from './codec/properties'
import { fixedSizes } from './codec/read-table'

/**
 * The rule for a message that was delivered once and is published again, by hand or in a replay. Everything stays as it came,
 * byte for byte, but for what would work a second time or be refused:
 *
 * - `CC` is renamed to `x-original-cc`, `BCC` is taken out: it goes where it is sent, and nowhere else. An `x-original-cc` that
 *   is there already stays, and `CC` goes.
 * - `user_id` is taken out where it is another's: RabbitMQ refuses it (406), and with the tag impersonator it would say that
 *   somebody sent what he did not.
 *
 * What stays, and what that means: `expiration` counts anew; `reply_to` of a direct reply (`amq.rabbitmq.reply-to.…`) leads to
 * the client that asked, while it waits; `x-death` is history, on which RabbitMQ before 4.0 counts on; `x-delay` is negative
 * once a delayed exchange has let the message go, and delays no more.
 */
export function bytesAgain(bytes: Buffer, username: string): Buffer {
  const parts = takeApart(bytes)
  if (parts === null) return bytes
  const { headers, userId } = parts
  const entries = headers === null ? [] : rawEntries(bytes, headers.from + 4, headers.to)
  if (entries === null) return bytes
  const kept = entriesAgain(entries)
  const dropsUser =
    userId !== null && bytes.toString('utf8', userId.from + 1, userId.to) !== username ? userId : null
  if (kept === entries && dropsUser === null) return bytes
  const flags = Buffer.alloc(2)
  flags.writeUInt16BE(bytes.readUInt16BE(0) & ~(dropsUser === null ? 0 : userIdFlag))
  const table = headers === null ? [] : [rawTable(kept)]
  return Buffer.concat([
    flags,
    bytes.subarray(2, headers?.from ?? 2),
    ...table,
    bytes.subarray(headers?.to ?? 2, dropsUser?.from ?? bytes.length),
    bytes.subarray(dropsUser?.to ?? bytes.length),
  ])
}

interface Part {
  from: number
  to: number
}
const userIdFlag = 0x8000 >> propertyLayout.findIndex(([name]) => name === 'userId')

/** Where headers and user_id are; null for bytes that are no properties, which the broker may judge. */
function takeApart(bytes: Buffer): { headers: Part | null; userId: Part | null } | null {
  if (bytes.length < 2) return null
  const flags = bytes.readUInt16BE(0)
  const found: { headers: Part | null; userId: Part | null } = { headers: null, userId: null }
  let at = 2
  for (const [index, [name, kind]] of propertyLayout.entries()) {
    if ((flags & (0x8000 >> index)) === 0) continue
    const to = at + sizeAt(bytes, at, kind)
    if (to > bytes.length) return null
    if (name === 'headers' || name === 'userId') found[name] = { from: at, to }
    at = to
  }
  return found
}

function sizeAt(bytes: Buffer, at: number, kind: PropertyKind): number {
  if (kind === 'octet') return 1
  if (kind === 'timestamp') return 8
  if (kind === 'short-string') return 1 + (bytes[at] ?? 0)
  return at + 4 > bytes.length ? bytes.length : 4 + bytes.readUInt32BE(at)
}

/** Names in Latin-1: they are written again as the bytes that they were. */
interface RawEntry {
  name: string
  /** With its tag; of the last one everything behind it that cannot be taken apart, too. */
  value: Buffer
}

function rawEntries(bytes: Buffer, from: number, end: number): RawEntry[] | null {
  const entries: RawEntry[] = []
  for (let at = from; at < end;) {
    const tagAt = at + 1 + (bytes[at] ?? 0)
    if (tagAt >= end) return null
    const valueEnd = valueEndAt(bytes, tagAt, end)
    entries.push({
      name: bytes.toString('latin1', at + 1, tagAt),
      value: bytes.subarray(tagAt, valueEnd),
    })
    at = valueEnd
  }
  return entries
}

function valueEndAt(bytes: Buffer, tagAt: number, end: number): number {
  const tag = String.fromCharCode(bytes[tagAt] ?? 0)
  const size = fixedSizes[tag]
  if (size !== undefined) return Math.min(end, tagAt + 1 + size)
  const isSized = 'SxFA'.includes(tag) && tagAt + 5 <= end
  return isSized ? Math.min(end, tagAt + 5 + bytes.readUInt32BE(tagAt + 1)) : end
}

function rawTable(entries: readonly RawEntry[]): Buffer {
  const content = Buffer.concat(
    entries.flatMap(({ name, value }) => [Buffer.of(name.length), Buffer.from(name, 'latin1'), value]),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  return Buffer.concat([length, content])
}
