import { pathText, type Path } from '@/lib/rabbitmq/filter/names'
import { parsePath } from '@/lib/rabbitmq/filter/parse'

/** A column: one of those with a look of their own, or any property, header or place in JSON. */
export interface LiveColumn {
  readonly id: string
  readonly path: Path | null
}

export const usualColumns = ['time', 'exchange', 'routing_key', 'size', 'payload'] as const
type UsualColumn = (typeof usualColumns)[number]
export const isUsual = (id: string): id is UsualColumn => (usualColumns as readonly string[]).includes(id)

export const mostColumns = 16

const widths: Record<UsualColumn, string> = {
  time: '112px',
  exchange: '130px',
  routing_key: 'minmax(90px,0.4fr)',
  size: '72px',
  payload: 'minmax(160px,1fr)',
}

/** A column from its name in the address; null when it is none. */
export function columnOf(id: string): LiveColumn | null {
  if (isUsual(id)) return { id, path: null }
  try {
    const path = parsePath(id)
    return { id: pathText(path), path }
  } catch {
    return null
  }
}

/** Places of the columns, for head and rows alike, with a box to tick before them and how a message is settled behind. */
export function gridOf(columns: readonly LiveColumn[], canSettle: boolean): string {
  const hasRest = columns.some(({ id }) => id === 'payload')
  const sizes = columns.map(({ id }, index) => {
    if (isUsual(id)) return widths[id]
    return !hasRest && index === columns.length - 1 ? 'minmax(120px,1fr)' : 'minmax(80px,150px)'
  })
  return ['30px', ...sizes, ...(canSettle ? ['186px'] : [])].join(' ')
}

/** A row has two lines on a phone, with time, key and payload. */
export const phoneGrid = (canSettle: boolean): string =>
  canSettle
    ? "max-sm:[grid-template:'time_key_settle'_20px_'payload_payload_settle'_18px/auto_minmax(0,1fr)_auto] max-sm:content-center max-sm:gap-x-3"
    : "max-sm:[grid-template:'time_key'_20px_'payload_payload'_18px/auto_minmax(0,1fr)] max-sm:content-center max-sm:gap-x-3"
