import { fieldRows } from '@/components/message/field-rows'
import { visible } from '@/components/message/visible'
import { findJson } from '@/lib/rabbitmq/filter/find-json'
import { pathText, propertyNames } from '@/lib/rabbitmq/filter/names'
import type { Message } from '@/lib/rabbitmq/message'

export interface ComparedLine {
  name: string
  left: string | null
  right: string | null
}

/** Lines, and characters of one value, that are shown. */
const mostLines = 500
const mostCharacters = 2_000

/** What two messages are, place by place. Payloads are taken apart at the first level of JSON where both are objects. */
export function compareMessages(one: Message, other: Message): ComparedLine[] {
  const [left, right] = [partsOf(one), partsOf(other)]
  const payloads = payloadParts(one, other)
  const names = new Set([...left.keys(), ...right.keys()])
  const lines = [...names].map((name) => ({
    name,
    left: left.get(name) ?? null,
    right: right.get(name) ?? null,
  }))
  return [...lines, ...payloads].slice(0, mostLines)
}

const cut = (text: string) =>
  visible(text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text)

function partsOf(message: Message): Map<string, string> {
  const parts = new Map<string, string>([
    ['exchange', cut(message.exchange)],
    ['routing_key', cut(message.routingKey)],
    ['redelivered', String(message.redelivered)],
  ])
  for (const [name, key] of Object.entries(propertyNames)) {
    const value = message.properties[key]
    if (value !== null) parts.set(name, cut(String(value)))
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

function payloadParts(one: Message, other: Message): ComparedLine[] {
  const keys = new Set([...keysOf(one), ...keysOf(other)])
  if (keys.size === 0) {
    return [{ name: 'payload', left: cut(one.payload.text), right: cut(other.payload.text) }]
  }
  const valueOf = ({ payload }: Message, key: string) => {
    const place = findJson(payload.text, [key])
    return place === null ? null : cut(payload.text.slice(place.from, place.to))
  }
  return [...keys].map((key) => ({
    name: pathText({ root: 'payload', steps: [key] }),
    left: valueOf(one, key),
    right: valueOf(other, key),
  }))
}

function keysOf({ payload }: Message): string[] {
  if (payload.encoding !== 'utf8') return []
  try {
    const json: unknown = JSON.parse(payload.text)
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.keys(json) : []
  } catch {
    return []
  }
}
