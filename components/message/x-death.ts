import type { FieldEntry, FieldValue } from '@/lib/rabbitmq/field'

/** One line of the history that RabbitMQ writes into `x-death` when a message is dead-lettered. */
export interface Death {
  queue: string
  /** RabbitMQ's word: rejected, expired, maxlen, delivery_limit. */
  reason: string
  count: string
  exchange: string
  routingKeys: string[]
  /** Seconds since 1970, of the first time; null where it is not told. */
  time: string | null
}

const of = (entries: readonly FieldEntry[], name: string): FieldValue | undefined =>
  entries.find((entry) => entry.name === name)?.value

const text = (value: FieldValue | undefined): string =>
  value !== undefined && 'value' in value ? String(value.value) : ''

/** The history in `x-death`, the latest death first as RabbitMQ keeps it; empty where there is none that can be read. */
export function readDeaths(headers: readonly FieldEntry[]): Death[] {
  const history = of(headers, 'x-death')
  if (history?.type !== 'array') return []
  return history.items.flatMap((item) => {
    if (item.type !== 'table') return []
    const { entries } = item
    const keys = of(entries, 'routing-keys')
    const time = of(entries, 'time')
    return [
      {
        queue: text(of(entries, 'queue')),
        reason: text(of(entries, 'reason')),
        count: text(of(entries, 'count')) || '1',
        exchange: text(of(entries, 'exchange')),
        routingKeys: keys?.type === 'array' ? keys.items.map(text) : [],
        time: time?.type === 'timestamp' ? time.value : null,
      },
    ]
  })
}
