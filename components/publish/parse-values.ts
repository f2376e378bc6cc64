import { fromLinkText, toLinkText } from '@/lib/client/link-text'
import type { FieldInput } from '@/lib/rabbitmq/field'
import { fieldInputTypes } from '@/lib/rabbitmq/field-types'
import { isObject } from '@/lib/rabbitmq/is-object'
import { charsets, compressions } from '@/lib/rabbitmq/message-encoding'
import { publishDefaults, type PublishValues } from './publish-values'

const oneOf = <T extends string>(value: unknown, all: readonly T[], usual: T): T =>
  all.find((each) => each === value) ?? usual

/**
 * A form from a link, a file or the browser's store: whatever is not as it should be is as a new form has it. Null for no form,
 * and for more headers than a message is written with, rather than a part of them.
 */
export function parseValues(given: unknown): PublishValues | null {
  if (!isObject(given)) return null
  const text = (name: string, from: Record<string, unknown> = given, usual = '') =>
    typeof from[name] === 'string' ? from[name] : usual
  const usual = publishDefaults({
    vhost: text('vhost'),
    exchange: text('exchange'),
    routingKey: text('routingKey'),
  })
  const properties = isObject(given['properties']) ? given['properties'] : {}
  const headers = properties['headers']
  if (Array.isArray(headers) && headers.length > mostHeaders) return null
  const texts = Object.fromEntries(
    Object.entries(usual.properties)
      .filter(([, value]) => typeof value === 'string')
      .map(([name, value]) => [name, text(name, properties, value as string)]),
  ) as Partial<PublishValues['properties']>
  const encoding = oneOf(given['payloadEncoding'], ['json', 'text', 'base64', 'hex', 'file'], 'text')
  return {
    ...usual,
    payload: text('payload'),
    // `file` stays the choice; the file itself is not kept and has to be chosen again.
    payloadEncoding: encoding,
    charset: oneOf(given['charset'], charsets, usual.charset),
    compression: oneOf(given['compression'], compressions, usual.compression),
    properties: {
      ...usual.properties,
      ...texts,
      deliveryMode: oneOf(properties['deliveryMode'], ['1', '2'], '2'),
      headers: headersOf(headers),
    },
    mandatory: given['mandatory'] !== false,
    guarantee: oneOf(given['guarantee'], ['none', 'confirm', 'transaction'], usual.guarantee),
    commit: oneOf(given['commit'], ['commit', 'rollback'], usual.commit),
    source: sourceOf(given['source'], usual.source),
    rate: text('rate'),
    window: text('window', given, usual.window),
    replyThrough: oneOf(given['replyThrough'], ['direct', 'queue'], usual.replyThrough),
    timeLimit: text('timeLimit', given, usual.timeLimit),
    replies: text('replies', given, usual.replies),
  }
}

/** Names of columns go with the file, which has to be chosen again. */
function sourceOf(given: unknown, usual: PublishValues['source']): PublishValues['source'] {
  const source = isObject(given) ? given : {}
  const format = isObject(source['format']) ? source['format'] : {}
  return {
    ...usual,
    kind: oneOf(source['kind'], ['template', 'file'], usual.kind),
    count: typeof source['count'] === 'string' ? source['count'] : usual.count,
    format: {
      ...usual.format,
      kind: oneOf(format['kind'], ['json-lines', 'lines', 'csv'], usual.format.kind),
      target: oneOf(format['target'], ['line', 'form'], usual.format.target),
      others: format['others'] === true,
    },
  }
}

const mostHeaders = 256

function headersOf(given: unknown): FieldInput[] {
  if (!Array.isArray(given)) return []
  return given.flatMap((row: unknown) => {
    if (!isObject(row) || typeof row['name'] !== 'string' || typeof row['value'] !== 'string') return []
    return [{ name: row['name'], type: oneOf(row['type'], fieldInputTypes, 'string'), value: row['value'] }]
  })
}

/** A form as text for an address; null when it would be too long for one. */
export function valuesToLink(values: PublishValues): string | null {
  const { file: _, source, ...kept } = values
  const { kind, count, format } = source
  const { target, others } = format
  return toLinkText({ ...kept, source: { kind, count, format: { kind: format.kind, target, others } } })
}

/** What a link says; null for what is none of ours. */
export function valuesFromLink(text: string): PublishValues | null {
  try {
    return parseValues(fromLinkText(text))
  } catch {
    return null
  }
}
