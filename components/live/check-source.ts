import { z } from 'zod'
import { queueSource, tapSource, type LiveSource } from '@/lib/api/live'
import { argumentTypes } from '@/lib/rabbitmq/argument-text'
import { defaultExchangeSegment } from '@/lib/rabbitmq/plain-names'

export const sourceKinds = ['tap', 'queue'] as const

export const argumentRows = z
  .array(z.object({ name: z.string(), type: z.enum(argumentTypes), value: z.string() }))
  .max(64)

export interface SourceValues {
  source: (typeof sourceKinds)[number]
  vhost: string
  exchange: string | null
  key: string
  args: z.output<typeof argumentRows>
  queue: string
  prefetch: string
}

/** Whether the default exchange is meant: nobody can bind to it. */
export const isDefaultExchange = (exchange: string | null): boolean =>
  exchange === '' || exchange === defaultExchangeSegment || exchange === '(AMQP default)'

type SourceErrors = Partial<Record<'vhost' | 'exchange' | 'bindingKey' | 'queue' | 'prefetch', string>>

export interface Checked {
  /** What Start sends; null while something is wrong. */
  source: LiveSource | null
  errors: SourceErrors
  /** Errors of the rows of arguments, by row. */
  rowErrors: ({ name?: string; value?: string } | undefined)[]
}

/** The form's values as a source, by the schema of the operation itself. A headers exchange takes arguments and no key. */
export function checkSource(values: SourceValues, exchangeType: string | null): Checked {
  const isHeaders = exchangeType === 'headers'
  const parsed =
    values.source === 'tap'
      ? tapSource.safeParse({
          kind: 'tap',
          vhost: values.vhost,
          exchange: values.exchange ?? '',
          bindingKey: isHeaders ? '' : values.key,
          arguments: isHeaders ? values.args : [],
        })
      : queueSource.safeParse({
          kind: 'queue',
          vhost: values.vhost,
          queue: values.queue,
          prefetch: /^\d{1,9}$/.test(values.prefetch) ? Number(values.prefetch) : values.prefetch,
        })
  if (parsed.success) return { source: parsed.data, errors: {}, rowErrors: [] }
  const errors: SourceErrors = {}
  const rowErrors: Checked['rowErrors'] = []
  for (const { path, message } of parsed.error.issues) {
    const [field, row, part] = path
    if (field === 'arguments' && typeof row === 'number' && (part === 'name' || part === 'value')) {
      rowErrors[row] = { ...rowErrors[row], [part]: message }
    } else if (typeof field === 'string') errors[field as keyof SourceErrors] ??= message
  }
  return { source: null, errors, rowErrors }
}
