'use client'

import { visible } from '@/lib/i18n/visible'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { Topology } from '@/lib/api/topology'
import { exactCount } from '@/lib/i18n/format'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { GraphViewState } from './use-graph-view'

/** What the graph does not show, and why. */
export function GraphNotes({ topology, state }: { topology: Topology; state: GraphViewState }) {
  const t = useTranslations('topology')
  const { leftOut, fitting, edgesLeftOut, undecided, focusGone, unreadable, untold } = topology
  return (
    <>
      {focusGone ? (
        <Note
          tone="warn"
          action={
            <Button
              size="small"
              kind="quiet"
              onClick={() => state.set({ focus: null, hops: null, way: null })}
            >
              {t('showAll')}
            </Button>
          }
        >
          {t('focusGone', { name: visible(state.values.focus.slice(2)) })}
        </Note>
      ) : null}
      {unreadable > 0 ? <Note tone="warn">{t('unreadable', { count: unreadable })}</Note> : null}
      {leftOut > 0 ? (
        <Note tone="info">
          {t('cut', { shown: exactCount(fitting - leftOut), all: exactCount(fitting) })}
        </Note>
      ) : null}
      {edgesLeftOut > 0 ? (
        <Note tone="info">{t('edgesCut', { count: exactCount(edgesLeftOut) })}</Note>
      ) : null}
      {undecided > 0 ? <Note tone="info">{t('undecided', { count: undecided })}</Note> : null}
      {untold
        // That nothing is known of a plugin, or of rates nobody asked for, is not worth a line above the graph.
        .filter((part) => part === 'publishers' || part === 'consumers' || part === 'alternates')
        .map((part) => (
          <Note key={part} tone="info">
            {t(`untold.${part}`)}
          </Note>
        ))}
    </>
  )
}
