import type { z } from 'zod'
import { firehoseSource, queueSource, streamSource, tapSource, type LiveSourceRequest } from '@/lib/api/live'
import type { Checked, SourceValues } from './source-values'

/** Heavy with the schemas of the contract: it comes by import() once the page is there. */
export function checkSource(values: SourceValues, exchangeType: string | null): Checked {
  const [first, ...more] = rawSources(values, exchangeType).map(({ schema, raw }) => schema.safeParse(raw))
  const results = first === undefined ? [] : [first, ...more]
  const sources = results.flatMap((result): LiveSourceRequest[] => (result.success ? [result.data] : []))
  return {
    sources: sources.length === results.length ? sources : null,
    ...errorsOf(first),
    tapErrors: more.map((result) => errorsOf(result).errors),
  }
}

interface Raw {
  schema: z.ZodType<LiveSourceRequest>
  raw: object
}

function rawSources(values: SourceValues, exchangeType: string | null): Raw[] {
  const { vhost, queue } = values
  switch (values.source) {
    case 'tap': {
      // A headers exchange takes arguments and no key.
      const isHeaders = exchangeType === 'headers'
      const tap = (exchange: string, bindingKey: string, args: SourceValues['args']) => ({
        schema: tapSource,
        raw: { kind: 'tap', vhost, exchange, bindingKey, arguments: args },
      })
      return [
        tap(values.exchange ?? '', isHeaders ? '' : values.key, isHeaders ? values.args : []),
        ...values.taps.map((more) => tap(more.exchange, more.key, [])),
      ]
    }
    case 'queue': {
      const raw = {
        kind: 'queue',
        vhost,
        queue,
        prefetch: whole(values.prefetch),
        ack: values.ack,
        exclusive: values.exclusive,
        consumerTag: values.tag,
        priority: values.priority === '' ? null : whole(values.priority),
        arguments: values.cargs,
      }
      return [{ schema: queueSource, raw }]
    }
    case 'stream': {
      const filter = values.only
        .split(',')
        .map((value) => value.trim())
        .filter((value) => value !== '')
      const raw = { kind: 'stream', vhost, queue, offset: rawOffset(values), filter }
      return [{ schema: streamSource, raw: { ...raw, matchUnfiltered: values.unfiltered } }]
    }
    default:
      return [{ schema: firehoseSource, raw: { kind: 'firehose', vhost, bindingKey: values.key } }]
  }
}

const whole = (text: string) => (/^-?\d{1,12}$/.test(text) ? Number(text) : text)

function rawOffset({ from, at }: SourceValues): object {
  if (from === 'offset') return { from, offset: at }
  if (from === 'age') return { from, age: at }
  // Without a zone, as in links of before, it is the time of this browser's place.
  if (from === 'time') return { from, time: Math.floor(new Date(at).getTime() / 1000) }
  return { from }
}

function errorsOf(
  result: z.ZodSafeParseResult<LiveSourceRequest> | undefined,
): Pick<Checked, 'errors' | 'rowErrors'> {
  const errors: Record<string, string> = {}
  const rowErrors: ({ name?: string; value?: string } | undefined)[] = []
  for (const { path, message } of result?.error?.issues ?? []) {
    const [field, row, part] = path
    if (field === 'arguments' && typeof row === 'number' && (part === 'name' || part === 'value')) {
      rowErrors[row] = { ...rowErrors[row], [part]: message }
    } else if (typeof field === 'string') errors[field] ??= message
  }
  return { errors, rowErrors }
}
