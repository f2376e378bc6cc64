import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { namesQuery } from '@/lib/client/queries/names'
import { readRecent } from '@/lib/client/recent'
import type { NameEntry } from '@/lib/client/search/entry'
import { rankerOf } from '@/lib/client/search/rank'
import { mostFound } from '@/lib/client/search/search-steps'
import { useFound } from '@/lib/client/search/use-found'
import { useSession } from '@/lib/client/session-context'
import { useRememberedVirtualHost } from '@/lib/client/virtual-host'
import type { ShellDialog } from '@/components/shell/shell-dialog'
import type { PaletteGroup, PaletteItem } from './palette-item'
import { scopeOf, type Verb } from './scope'
import { useCommands } from './use-commands'
import { kindsOf, useEntryItem } from './use-entry-item'

const everyKind: readonly NameEntry['kind'][] = ['queue', 'exchange', 'connection']

/** What the palette shows for what is typed into it. */
export function usePalette(text: string, onDialog: (dialog: ShellDialog) => void) {
  const t = useTranslations('palette')
  const { user, broker } = useSession()
  const words: Record<Verb, string> = {
    publish: t('verbTyped.publish'),
    tap: t('verbTyped.tap'),
    consume: t('verbTyped.consume'),
  }
  const { verb, typed } = scopeOf(text, words)
  const [recent] = useState(() => readRecent({ broker: broker.id, user: user.name }))
  const names = useQuery(namesQuery())
  const isStart = verb === null && typed === ''
  const { found, isSettled } = useFound({
    index: names.data,
    typed,
    kinds: verb === null ? everyKind : kindsOf[verb],
    recent,
    recentOnly: isStart,
    vhost: useRememberedVirtualHost(),
    within: null,
  })
  const { screens, actions } = useCommands(words, onDialog)
  const toItem = useEntryItem()

  // The default exchange cannot be tapped: nothing can be bound to it.
  const usable = found.filter(({ entry }) => verb !== 'tap' || entry.name !== '')
  const nameItems = usable.map((each) => ({ ...each, item: toItem(each.entry, verb) }))
  const commandItems = useRanked(verb === null ? [...screens, ...actions] : [], typed)

  const groups: PaletteGroup[] = isStart
    ? [
        { label: t('recent'), items: nameItems.map(({ item }) => item) },
        { label: t('screens'), items: screens },
        { label: t('actions'), items: actions },
      ]
    : [
        {
          label: t('best'),
          items: [...commandItems, ...nameItems]
            .toSorted(
              (a, b) => a.rank - b.rank || Number(a.recent === Infinity) - Number(b.recent === Infinity),
            )
            .slice(0, mostFound)
            .map(({ item }) => item),
        },
      ]
  return {
    groups: groups.filter((group) => group.items.length > 0),
    count: groups.reduce((sum, group) => sum + group.items.length, 0),
    /** Whether what is shown answers what is typed, as far as it can be known. */
    isSettled: isSettled || names.error !== null,
    names,
  }
}

function useRanked(items: readonly PaletteItem[], typed: string) {
  const rank = useMemo(() => rankerOf(typed), [typed])
  return items.flatMap((item) => {
    const ranked = rank(item.label.toLowerCase())
    return ranked === null ? [] : [{ item, rank: ranked, recent: Infinity }]
  })
}
