import type { Attention } from '@/lib/api/attention'
import { toBrowserClock } from '@/lib/client/clock'

export type Source = Attention['sources'][number]

/** Sources in this state, each once: of several reads of one the one that went wrong counts. */
export function sourcesIn(sources: readonly Source[], state: Source['state']): Source[] {
  const unique = new Map<string, Source>()
  for (const each of sources) {
    const known = unique.get(each.source)
    // What nobody can look at has not failed.
    if (known === undefined || known.state === 'ok' || each.state === 'hidden') unique.set(each.source, each)
  }
  return [...unique.values()].filter((each) => each.state === state)
}

/** Without these most rules have nothing to look at. */
const ratesOf: readonly Source['source'][] = ['rates', 'statistics']

/** Where the rules found nothing: all is well only if everything could be looked at. */
export function nothingFound(sources: readonly Source[]) {
  if (sourcesIn(sources, 'failed').length > 0) {
    return { title: 'nonePartial', help: 'nonePartialHelp' } as const
  }
  const isWithoutRates = sourcesIn(sources, 'hidden').some(({ source }) => ratesOf.includes(source))
  return { title: 'none', help: isWithoutRates ? 'noneHelpRates' : 'noneHelp' } as const
}

/** What is younger is as new as the page says that it is. */
const recent = 60_000

/** How old each source is whose findings are not as new as the others, in ms: of several reads of one, the oldest. */
export function agesOf(sources: readonly Source[], now: number): ReadonlyMap<Source['source'], number> {
  const ages = new Map<Source['source'], number>()
  for (const { source, asOf } of sources) {
    const age = asOf === null ? 0 : now - toBrowserClock(asOf)
    if (age > Math.max(recent, ages.get(source) ?? 0)) ages.set(source, age)
  }
  return ages
}
