import { fieldRows } from '@/components/message/field-rows'
import { hexLine } from '@/components/message/hex'
import { payloadBytes } from '@/components/message/payload-bytes'
import type { LiveMessage, WholeMessage } from '@/lib/api/live'
import { jsonMembers } from '@/lib/rabbitmq/filter/find-json'
import { pathText, propertyNames } from '@/lib/rabbitmq/filter/names'
import type { Payload } from '@/lib/rabbitmq/message'
import { differenceOfBytes, differenceOfTexts, type Difference } from './difference'

export interface ComparedLine extends Difference {
  name: string
}

export interface Comparison {
  /** At most so many as can be looked at: those that differ first, then in their order. */
  lines: ComparedLine[]
  differing: number
  /** Places that are not among the lines. */
  left: number
  /** Something of them is not here, so that nobody knows whether they are equal. */
  isPartial: boolean
}

const mostLines = 500
/** A payload that is longer is not taken apart. */
const longestJson = 1024 * 1024

type Compared = LiveMessage | WholeMessage

/**
 * What two messages are, place by place, compared to the last byte; only what is shown of a difference is bounded. Payloads are
 * taken apart at the first level of JSON where both are objects.
 */
export function compareMessages(one: Compared, other: Compared): Comparison {
  const isCut = one.payload.truncated || other.payload.truncated
  const isPartial = isCut || [one, other].some((each) => each.inexact === true && rawOf(each) === null)
  const [left, right] = [partsOf(one), partsOf(other)]
  const names = [...new Set([...left.keys(), ...right.keys()])]
  const places = names.map((name) => line(name, left.get(name) ?? null, right.get(name) ?? null))
  const lines = [
    ...places,
    ...unreadLines(one, other, places),
    ...(isCut ? [beginnings(one.payload, other.payload)] : payloadLines(one.payload, other.payload)),
  ]
  const differing = lines.filter((each) => each.differs).length
  const isLong = lines.length > mostLines
  const shown = isLong
    ? [...lines.filter((each) => each.differs), ...lines.filter((each) => !each.differs)]
    : lines
  return {
    lines: shown.slice(0, mostLines),
    differing,
    left: Math.max(0, lines.length - mostLines),
    isPartial,
  }
}

const line = (name: string, left: string | null, right: string | null): ComparedLine => ({
  name,
  ...differenceOfTexts(left, right),
})

function partsOf(message: Compared): Map<string, string> {
  const parts = new Map<string, string>([
    ['exchange', message.exchange],
    ['routing_key', message.routingKey],
    ...(message.rawRoutingKey === undefined
      ? []
      : [['routing_key (base64)', message.rawRoutingKey] as const]),
    ['redelivered', String(message.redelivered)],
  ])
  for (const [name, key] of Object.entries(propertyNames)) {
    const value = message.properties[key]
    if (value !== null) parts.set(name, String(value))
  }
  const names: string[] = []
  for (const row of fieldRows(message.properties.headers ?? [])) {
    names.splice(row.depth, names.length, row.name)
    const name = pathText({ root: 'headers', steps: names })
    parts.set(parts.has(name) ? `${name} (${row.id})` : name, `${row.type} ${row.text}`)
  }
  parts.set('size', String(message.payload.bytes))
  return parts
}

/** What the places do not tell: the order of headers, long bytes, and what our reader did not take apart. */
function unreadLines(one: Compared, other: Compared, places: readonly ComparedLine[]): ComparedLine[] {
  const isTold = places.some(({ name, differs }) => differs && name.startsWith('headers'))
  const headers = line('headers', headersText(one), headersText(other))
  const raw = line('properties (base64)', rawOf(one), rawOf(other))
  return [...(isTold ? [] : [headers]), raw].filter(({ differs }) => differs)
}
const headersText = ({ properties }: Compared) =>
  properties.headers === null ? null : JSON.stringify(properties.headers)
const rawOf = (message: Compared) =>
  ('rawProperties' in message ? message.rawProperties : null) ?? message.propertiesProblem?.base64 ?? null

/** As much of two payloads as is here of both. */
function beginnings(one: Payload, other: Payload): ComparedLine {
  if (one.encoding !== other.encoding) return payloadBytesLine(one, other)
  const length = Math.min(one.text.length, other.text.length)
  return line('payload', one.text.slice(0, length), other.text.slice(0, length))
}

function payloadLines(one: Payload, other: Payload): ComparedLine[] {
  const isText = one.encoding === 'utf8' && other.encoding === 'utf8'
  if (!isText) return [payloadBytesLine(one, other)]
  const [left, right] = [membersOf(one), membersOf(other)]
  if (left === null || right === null) return [line('payload', one.text, other.text)]
  const lines = [...new Set([...left.keys(), ...right.keys()])].map((key) =>
    line(pathText({ root: 'payload', steps: [key] }), left.get(key) ?? null, right.get(key) ?? null),
  )
  // The same values, and yet not the same bytes: spaces, the order of keys, a key that comes twice.
  const isHidden = one.text !== other.text && !lines.some(({ differs }) => differs)
  return isHidden ? [...lines, line('payload', one.text, other.text)] : lines
}

const payloadBytesLine = (one: Payload, other: Payload): ComparedLine => ({
  name: 'payload',
  ...differenceOfBytes(payloadBytes(one), payloadBytes(other), hexLine),
})

/** Null for what is no object of JSON. */
function membersOf({ text }: Payload): Map<string, string> | null {
  if (text.length > longestJson || !text.trimStart().startsWith('{')) return null
  try {
    JSON.parse(text)
  } catch {
    return null
  }
  return jsonMembers(text)
}
