import 'server-only'
import type { FileFormat } from '@/lib/api/batches'
import { ConsoleError } from '@/lib/api/problem'
import { isBase64 } from '@/lib/rabbitmq/field'
import { payloadEncoding, payloadTruncated, unguardedCell } from '@/lib/rabbitmq/message-csv'
import { unwritableProperties } from '@/lib/rabbitmq/message-faults'
import { messageLine } from '@/lib/rabbitmq/message-line'
import { shortString } from '@/lib/rabbitmq/name-schemas'
import { noProperties } from '@/lib/rabbitmq/no-properties'
import { tracedTarget } from '@/lib/rabbitmq/traced'
import { propertiesAgain } from '@/lib/rabbitmq/properties-again'
import type { Outgoing } from '@/lib/server/amqp/outgoing'
import { bytesAgain } from '@/lib/server/amqp/published-again'
import { readCsv, type CsvRow } from './read-csv'
import { lineProblem, readLines, type Line } from './read-lines'

/** A message of a file, and the line that it is. */
export interface FileMessage {
  line: number
  outgoing: Outgoing
  /** When it came, as its line says, in ms. */
  at?: number | undefined
}

/**
 * The messages of a file, chunk by chunk. Lines of text and of CSV are in the clothes of `form`: what they do not say is as it
 * says. A line of JSON Lines has the properties that it says and no others, so that it is the message that it was; `form` has
 * where it goes, unless the line says that. Those that were delivered once go by the rule of `bytesAgain`, for `username`.
 */
export function fileMessages(
  file: string,
  format: FileFormat,
  form: Outgoing,
  username: string,
): AsyncGenerator<FileMessage[], void, void> {
  switch (format.kind) {
    case 'json-lines':
      return fromLines(file, (line) => {
        const made = jsonMessage(line, form, format.target === 'line')
        if (made === null || !format.again) return made
        return { ...made, outgoing: publishedAgain(made.outgoing, username) }
      })
    case 'lines':
      return fromLines(file, ({ bytes }) => ({ outgoing: { ...form, payload: bytes } }))
    default:
      return fromCsv(file, format, form)
  }
}

const publishedAgain = (message: Outgoing, username: string): Outgoing =>
  message.rawProperties === undefined
    ? { ...message, properties: propertiesAgain(message.properties, username) }
    : { ...message, rawProperties: bytesAgain(message.rawProperties, username) }

async function* fromLines(
  file: string,
  make: (line: Line) => Omit<FileMessage, 'line'> | null,
): AsyncGenerator<FileMessage[], void, void> {
  for await (const lines of readLines(file)) {
    const messages: FileMessage[] = []
    for (const line of lines) {
      const message = make(line)
      if (message !== null) messages.push({ line: line.number, ...message })
    }
    yield messages
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function jsonMessage(
  { number, bytes }: Line,
  form: Outgoing,
  ownTarget: boolean,
): Omit<FileMessage, 'line'> | null {
  if (bytes.length === 0) return null
  let json: unknown
  try {
    json = JSON.parse(decoder.decode(bytes))
  } catch {
    throw lineProblem(number, 'not JSON.')
  }
  const parsed = parsedLine(number, json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw lineProblem(number, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a message'}.`)
  }
  const { exchange, routingKey, rawRoutingKey, properties, rawProperties, payload, at } = parsed.data
  const wrong = unwritableProperties(properties)
  if (wrong !== null) throw lineProblem(number, `${wrong}.`)
  // What the firehose copied goes where it went: where the copy was, nobody can publish.
  const traced = ownTarget ? tracedTarget(exchange ?? '', properties.headers ?? null) : null
  const given = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined))
  const outgoing: Outgoing = {
    ...form,
    exchange: shortText(number, ownTarget ? (exchange ?? form.exchange) : form.exchange),
    ...(ownTarget && traced === null && rawRoutingKey !== undefined
      ? exactKey(Buffer.from(rawRoutingKey, 'base64'))
      : { routingKey: shortText(number, ownTarget ? (routingKey ?? form.routingKey) : form.routingKey) }),
    ...traced,
    properties: { ...noProperties(), ...given },
    ...(rawProperties === undefined ? {} : { rawProperties: Buffer.from(rawProperties, 'base64') }),
    payload: Buffer.from(payload.text, payload.encoding),
  }
  return { outgoing, at }
}

/** At most 255 bytes by the schema; replacement characters are longer than what they stand for. */
const exactKey = (bytes: Buffer) => ({ routingKey: bytes.toString('utf8'), rawRoutingKey: bytes })

/** A table in a table in a table …: the check calls itself for each of them. */
function parsedLine(number: number, json: unknown): ReturnType<typeof messageLine.safeParse> {
  try {
    return messageLine.safeParse(json)
  } catch (error) {
    throw error instanceof RangeError ? lineProblem(number, 'headers nested too deep.') : error
  }
}

function shortText(line: number, text: string): string {
  const parsed = shortString.safeParse(text)
  if (parsed.success) return text
  throw lineProblem(line, `${parsed.error.issues[0]?.message ?? 'not a short string'}.`)
}

async function* fromCsv(
  file: string,
  format: Extract<FileFormat, { kind: 'csv' }>,
  form: Outgoing,
): AsyncGenerator<FileMessage[], void, void> {
  let make: ((row: CsvRow) => Outgoing) | null = null
  for await (const rows of readCsv(file)) {
    // The first row names the columns.
    const named = make === null ? rows.shift() : undefined
    if (named !== undefined) make = csvMapping(named.fields, format, form)
    const mapping = make
    if (mapping !== null) yield rows.map((row) => ({ line: row.line, outgoing: mapping(row) }))
  }
  if (make === null) throw new ConsoleError('invalid_input', 'The file is empty.')
}

function csvMapping(
  names: readonly string[],
  format: Extract<FileFormat, { kind: 'csv' }>,
  form: Outgoing,
): (row: CsvRow) => Outgoing {
  const place = (name: string, field: string): number => {
    const at = names.indexOf(name)
    if (at !== -1) return onlyPlace(names, name, field)
    throw new ConsoleError('invalid_input', `The file has no column "${name}".`, {
      errors: [{ pointer: `/source/format/${field}`, message: `The file has no column "${name}"` }],
    })
  }
  const payload = place(format.payload, 'payload')
  const routingKey = format.routingKey === '' ? null : place(format.routingKey, 'routingKey')
  const messageId = format.messageId === '' ? null : place(format.messageId, 'messageId')
  const headers = format.headers.map((name) => ({ name, at: place(name, 'headers') }))
  // As messages are downloaded here.
  const ofPayload = (name: string) =>
    format.payload === 'payload' && names.includes(name) ? onlyPlace(names, name, 'payload') : -1
  const truncated = ofPayload(payloadTruncated)
  const encoding = ofPayload(payloadEncoding)
  return ({ line, fields }) => {
    if (fields[truncated] === 'true') throw lineProblem(line, 'the payload is not whole.')
    const field = (at: number): string => {
      const text = fields[at]
      if (text === undefined)
        throw lineProblem(line, `no column "${names[at] ?? ''}": the row has ${fields.length} fields.`)
      // Beside the column that only our own downloads have, an apostrophe before a formula is ours.
      return encoding === -1 ? text : unguardedCell(text)
    }
    const own = headers.map(({ name, at }) => ({
      name,
      value: { type: 'string' as const, value: field(at) },
    }))
    const others = form.properties.headers?.filter(({ name }) => !format.headers.includes(name)) ?? []
    return {
      ...form,
      payload: cellBytes(line, field(payload), fields[encoding]),
      routingKey: routingKey === null ? form.routingKey : shortText(line, field(routingKey)),
      properties: {
        ...form.properties,
        messageId: messageId === null ? form.properties.messageId : shortText(line, field(messageId)),
        headers: own.length + others.length === 0 ? null : [...others, ...own],
      },
    }
  }
}

/** Where a column is that the file has. Of two with one name nobody said which is meant, and the other's data would be lost. */
function onlyPlace(names: readonly string[], name: string, field: string): number {
  const at = names.indexOf(name)
  if (names.lastIndexOf(name) === at) return at
  throw new ConsoleError(
    'invalid_input',
    `The file has more than one column "${name}": rename all but one of them.`,
    {
      errors: [
        { pointer: `/source/format/${field}`, message: `The file has more than one column "${name}"` },
      ],
    },
  )
}

function cellBytes(line: number, text: string, encoding: string | undefined): Buffer {
  if (encoding !== 'base64') return Buffer.from(text)
  if (!isBase64(text)) throw lineProblem(line, 'payload: Not base64.')
  return Buffer.from(text, 'base64')
}
