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

/** Payloads have all the room that the others leave. */
const widths: Record<UsualColumn, string> = {
  time: '108px',
  exchange: '130px',
  routing_key: 'clamp(90px,18%,240px)',
  size: '72px',
  payload: 'minmax(160px,1fr)',
}

/** What gives way to payloads where the table has less than so many px, as beside an open message. */
const spares = {
  exchange: 'in-data-payload:@max-[1030px]:hidden',
  size: 'in-data-payload:@max-[640px]:hidden',
}
export const spareClass = (id: string): string => (id === 'exchange' || id === 'size' ? spares[id] : '')

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

export const hasPayload = (columns: readonly LiveColumn[]): boolean =>
  columns.some(({ id }) => id === 'payload')

/** Places of the columns, for head and rows alike, with a box to tick before them and how a message is settled behind. */
function gridOf(columns: readonly LiveColumn[], canSettle: boolean, isTight: boolean): string {
  const hasRest = hasPayload(columns)
  const most = isTight ? 120 : 150
  const sizes = columns.map(({ id }, index) => {
    if (isUsual(id)) return widths[id]
    return !hasRest && index === columns.length - 1 ? 'minmax(120px,1fr)' : `minmax(80px,${most}px)`
  })
  return ['30px', ...sizes, ...(canSettle ? [isTight ? '136px' : '186px'] : [])].join(' ')
}

/** The same for a table with much room, with less and with little: of these the styles choose by its width. */
export function gridsOf(columns: readonly LiveColumn[], canSettle: boolean) {
  const without = (...spare: readonly string[]) =>
    hasPayload(columns) ? columns.filter(({ id }) => !spare.includes(id)) : columns
  return {
    '--wide': gridOf(columns, canSettle, false),
    '--tight': gridOf(without('exchange'), canSettle, true),
    '--narrow': gridOf(without('exchange', 'size'), canSettle, true),
  }
}

/** A row has two lines on a phone, with time, key and payload. */
export const phoneGrid = (canSettle: boolean): string =>
  canSettle
    ? "max-sm:[grid-template:'time_key_settle'_20px_'payload_payload_settle'_18px/auto_minmax(0,1fr)_auto] max-sm:content-center max-sm:gap-x-3"
    : "max-sm:[grid-template:'time_key'_20px_'payload_payload'_18px/auto_minmax(0,1fr)] max-sm:content-center max-sm:gap-x-3"
