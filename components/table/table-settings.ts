import { isObject } from '@/lib/rabbitmq/is-object'

/** What a browser keeps of one table: which columns differ from the table's own choice, and how wide they were made. */
export interface TableSettings {
  shown: Readonly<Record<string, boolean>>
  widths: Readonly<Record<string, number>>
}

export const noSettings: TableSettings = { shown: {}, widths: {} }

/** Nothing is narrower than a short head, nothing wider than a screen. */
export const leastWidth = 40
export const mostWidth = 1_200

/** More columns than any table has: what a page is made to keep must not grow. */
const mostColumns = 100

export const fitWidth = (width: number): number =>
  Math.round(Math.min(mostWidth, Math.max(leastWidth, width)))

function only<T>(value: unknown, accept: (each: unknown) => T | undefined): Record<string, T> {
  if (!isObject(value)) return {}
  const pairs: [string, T][] = []
  for (const [id, each] of Object.entries(value).slice(0, mostColumns)) {
    const accepted = accept(each)
    if (accepted !== undefined) pairs.push([id, accepted])
  }
  return Object.fromEntries(pairs)
}

/** Settings from what was kept, an older or another program's among it: what does not fit is left out. */
export function parseSettings(kept: unknown): TableSettings {
  if (!isObject(kept)) return noSettings
  return {
    shown: only(kept['shown'], (each) => (typeof each === 'boolean' ? each : undefined)),
    widths: only(kept['widths'], (each) =>
      typeof each === 'number' && Number.isFinite(each) ? fitWidth(each) : undefined,
    ),
  }
}

export const densities = ['compact', 'normal', 'comfortable'] as const
export type Density = (typeof densities)[number]

export const parseDensity = (kept: unknown): Density => densities.find((each) => each === kept) ?? 'normal'

/** Heights of rows in px. Phones have their own. */
export const rowHeight: Record<Density, number> = { compact: 28, normal: 32, comfortable: 36 }
