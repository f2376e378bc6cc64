import type { Attention } from '@/lib/api/attention'

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
