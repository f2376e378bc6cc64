import 'server-only'
import type { Fault } from '@/lib/api/fault'
import type { ListQueuesQuery } from '@/lib/api/queues-list'
import type { Asker } from '@/lib/server/management/login'
import { readPart } from '@/lib/server/management/parts'
import { needOf } from './select'
import { readStatistics, type Figures, type Snapshot } from './snapshot'

interface FiguresFor {
  /** Empty where none are needed, or could be read in time. */
  figures: Figures
  figuresAsOf: number | null
  faults: Fault[]
}

/** The statistics of all queues, as far as this order or filter needs them. */
export async function figuresFor(
  asker: Asker,
  query: ListQueuesQuery,
  { rows }: Snapshot,
): Promise<FiguresFor> {
  const need = needOf(query)
  if (need === null) return { figures: new Map(), figuresAsOf: null, faults: [] }
  const { sample, faults } = await readPart('statistics', readStatistics(asker, need, rows))
  return { figures: sample?.data ?? new Map(), figuresAsOf: sample?.asOf ?? null, faults }
}
