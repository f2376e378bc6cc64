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

/** Where the rules found nothing: all is well only if everything could be looked at. */
export const nothingFound = (failed: readonly Source[]) =>
  failed.length === 0
    ? ({ title: 'none', help: 'noneHelp' } as const)
    : ({ title: 'nonePartial', help: 'nonePartialHelp' } as const)
