'use client'

import { ArrowDown } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useRef, type CSSProperties, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { useIsPhone } from '@/components/ui/use-media'
import { Button } from '@/components/ui/button'
import type { Settlement } from '@/lib/api/live-names'
import { manualConsumer, type LiveSnapshot } from '@/lib/client/live/live-snapshot'
import type { Ring } from '@/lib/client/live/ring'
import { LiveBody, type RowsPicture } from './live-body'
import { gridsOf, hasPayload, type LiveColumn } from './live-columns'
import { LiveHead } from './live-head'
import type { RowView } from './live-row'
import { useCurrentRow } from './use-current-row'
import { useRowKeys } from './use-row-keys'
import { useRowsInView } from './use-rows-in-view'
import { useScrollKept } from './use-scroll-kept'

interface LiveTableProps {
  rows: Ring
  snapshot: LiveSnapshot
  columns: readonly LiveColumn[]
  isRelative: boolean
  /** What is searched for, and the row that the search has gone to. */
  pattern: RegExp | null
  foundId: number | null
  openId: number | null
  ticked: ReadonlySet<number>
  /** How many of them are here. */
  tickedHere: number
  rejectTitle: string
  onOpen: (id: number) => void
  onTick: (ids: readonly number[], ticked: boolean) => void
  /** `isKey`: by a bare key. */
  onSettle: (id: number, settlement: Settlement, isKey?: boolean) => void
  /** Below the head while there are no rows. */
  empty: ReactNode
}

/** The rows, oldest first, only those in view drawn. */
export function LiveTable(props: LiveTableProps) {
  const { rows, snapshot, columns, isRelative, pattern, foundId } = props
  const { openId, ticked, tickedHere, rejectTitle, onOpen, onTick, onSettle, empty } = props
  const t = useTranslations('live')
  const scroller = useRef<HTMLElement>(null)
  const rowHeight = useIsPhone() ? 52 : 30
  const { count, left, rowsVersion } = snapshot
  const canSettle = manualConsumer(snapshot) !== null
  const inView = useRowsInView(scroller, { count, left, rowHeight })
  const { from, to, isAway, height, watchScroll, scrollToEnd, scrollTo } = inView
  // The rows of this snapshot: by the time that they are drawn the ring may have others.
  const picture = useMemo((): RowsPicture => {
    const places = Array.from({ length: to - from }, (_, place) => rows.at(from + place))
    const newestId = rows.at(count - 1)?.id ?? null
    const seen = places.filter((row) => row !== undefined)
    return { rows: seen, from, count, left, newestId, isAway, version: rowsVersion }
  }, [rows, rowsVersion, from, to, count, left, isAway])
  // At the end they are drawn in slices, between which the page reads on and takes input: all of them in one go are a long task.
  const later = useDeferredValue(picture)
  // On the way there the rows of elsewhere would be out of view.
  const drawn = isAway || later.isAway ? picture : later
  useScrollKept(scroller, { count: drawn.count, left: drawn.left, rowHeight, height, isAway })
  const current = useCurrentRow({ rows, scroller, scrollTo, foundId, openId })
  const { choose } = current
  const onKey = useRowKeys({
    rows,
    current,
    canSettle,
    isOpen: openId !== null,
    ticked,
    onOpen,
    onTick,
    onSettle,
    onEnd: scrollToEnd,
  })
  const open = useCallback(
    (id: number) => {
      choose(id)
      onOpen(id)
    },
    [choose, onOpen],
  )
  const tickOne = useCallback((id: number, isTicked: boolean) => onTick([id], isTicked), [onTick])
  const view = useMemo(
    (): RowView => ({
      columns,
      isRelative,
      pattern,
      canSettle,
      rejectTitle,
      onOpen: open,
      onTick: tickOne,
      onSettle,
      onKey,
      onCurrent: choose,
    }),
    [columns, isRelative, pattern, canSettle, rejectTitle, open, tickOne, onSettle, onKey, choose],
  )
  const messageIds = () => Array.from(rows).flatMap((row) => (row.kind === 'message' ? [row.id] : []))

  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      <section
        ref={scroller}
        aria-label={t('messages')}
        // The region scrolls, so the keyboard must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="@container isolate min-h-0 flex-1 overflow-auto [overflow-anchor:none] focus-visible:-outline-offset-2"
        onScroll={() => watchScroll(drawn.left)}
      >
        <table
          aria-label={t('messages')}
          aria-rowcount={count + 1}
          className="block w-full [--columns:var(--wide)] @max-[1030px]:[--columns:var(--tight)] @max-[640px]:[--columns:var(--narrow)]"
          style={gridsOf(columns, canSettle) as CSSProperties}
          data-payload={hasPayload(columns) || undefined}
        >
          <LiveHead
            columns={columns}
            canSettle={canSettle}
            isAllTicked={tickedHere > 0 && tickedHere >= rows.messages}
            isSomeTicked={tickedHere > 0}
            onTickAll={(isTicked) => onTick(isTicked ? messageIds() : [...ticked], isTicked)}
          />
          <LiveBody
            picture={drawn}
            rowHeight={rowHeight}
            view={view}
            openId={openId}
            currentId={current.chosenId}
            ticked={ticked}
          />
        </table>
        {count === 0 ? empty : null}
      </section>
      {isAway && count > 0 ? (
        <Button
          size="small"
          className="absolute right-4 bottom-3 z-2 shadow-menu"
          icon={<ArrowDown />}
          onClick={scrollToEnd}
        >
          {t('newest')}
        </Button>
      ) : null}
    </div>
  )
}
