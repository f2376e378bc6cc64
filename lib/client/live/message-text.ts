import type { WholeMessage } from '@/lib/api/live'
import { propertyNames } from '@/lib/rabbitmq/filter/names'
import { guardedCell, payloadEncoding, payloadTruncated } from '@/lib/rabbitmq/message-csv'

/**
 * A message as one line of JSON Lines: what it was, byte for byte, to be read again by a batch of the publisher. `at` is when
 * it came, in ms. Properties that it does not have are left out. A payload of which only the beginning is here says so, with
 * the size of the whole: a batch refuses it.
 */
export function messageLineText(message: WholeMessage): string {
  const { exchange, routingKey, rawRoutingKey, redelivered, at, properties, payload, rawProperties } = message
  const { encoding, text, bytes, truncated } = payload
  return `${JSON.stringify({
    at,
    exchange,
    routingKey,
    ...(rawRoutingKey === undefined ? {} : { rawRoutingKey }),
    redelivered,
    properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)),
    ...(rawProperties === null ? {} : { rawProperties }),
    payload: { encoding, text, bytes, ...(truncated ? { truncated } : {}) },
  })}\n`
}

/** RFC 4180, always in quotes. */
const csvCell = (text: string): string => `"${guardedCell(text).replaceAll('"', '""')}"`
const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

export const csvHead = csvRow([
  'time',
  'exchange',
  'routing_key',
  'routing_key_base64',
  'redelivered',
  ...Object.keys(propertyNames),
  'headers',
  'payload_bytes',
  payloadTruncated,
  payloadEncoding,
  'payload',
])

/** A message as one row of CSV, for people to look at: JSON Lines keep more. */
export function messageCsvText(message: WholeMessage): string {
  const { exchange, routingKey, rawRoutingKey = '', redelivered, at, properties, payload } = message
  return csvRow([
    new Date(at).toISOString(),
    exchange,
    routingKey,
    rawRoutingKey,
    String(redelivered),
    ...Object.values(propertyNames).map((key) => String(properties[key] ?? '')),
    properties.headers === null ? '' : JSON.stringify(properties.headers),
    String(payload.bytes),
    String(payload.truncated),
    payload.encoding,
    payload.text,
  ])
}
