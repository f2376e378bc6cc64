'use client'

import { ArrowDown } from 'lucide-react'
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Slots } from '@/components/table/slots'
import { useIsPhone } from '@/components/ui/use-media'
import { Button } from '@/components/ui/button'
import { settlements, type Settlement } from '@/lib/api/live-names'
import { manualConsumer, type LiveSnapshot } from '@/lib/client/live/live-snapshot'
import type { Ring } from '@/lib/client/live/ring'
import { LiveHead } from './live-head'
import { gridsOf, hasPayload, type LiveColumn } from './live-columns'
import { LiveTableRow, type RowView } from './live-row'
import { settleKeys } from './settle-buttons'
import { useRowsInView } from './use-rows-in-view'

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

/** The rows, oldest first, only those in view drawn. Arrow keys, j and k go from row to row, Enter opens one, x ticks it, a, r and d settle it. */
export function LiveTable(props: LiveTableProps) {
  const { rows, snapshot, columns, isRelative, pattern, foundId } = props
  const { openId, ticked, tickedHere, rejectTitle, onOpen, onTick, onSettle, empty } = props
  const t = useTranslations('live')
  const scroller = useRef<HTMLElement>(null)
  const rowHeight = useIsPhone() ? 52 : 30
  const count = rows.length
  const canSettle = manualConsumer(snapshot) !== null

  const { from, to, isAway, watchScroll, scrollToEnd, scrollTo } = useRowsInView(scroller, {
    count,
    left: snapshot.left,
    rowHeight,
  })

  const inView = Array.from({ length: to - from }, (_, place) => rows.at(from + place)).filter(
    (row) => row !== undefined,
  )
  const [slots] = useState(() => new Slots<number>())
  const keys = slots.assign(inView.map(({ id }) => id))

  const [chosenId, setChosenId] = useState<number | null>(null)
  const currentId =
    chosenId !== null && rows.indexOf(chosenId) !== -1 ? chosenId : (rows.at(count - 1)?.id ?? null)
  const focusNext = useRef<number | null>(null)
  const focusDrawn = () => {
    if (focusNext.current === null) return
    const button = scroller.current?.querySelector<HTMLElement>(`[data-row="${focusNext.current}"]`)
    if (button === null || button === undefined) return
    focusNext.current = null
    button.focus({ preventScroll: true })
  }
  // A row that is gone to may have to be drawn first.
  useLayoutEffect(focusDrawn)

  const open = useCallback(
    (id: number) => {
      setChosenId(id)
      onOpen(id)
    },
    [onOpen],
  )
  const handleKey = (event: KeyboardEvent) => {
    if (currentId === null || event.ctrlKey || event.metaKey || event.altKey) return
    const settlement = settlements.find((each) => settleKeys[each] === event.key)
    if (settlement !== undefined && canSettle) onSettle(currentId, settlement, true)
    if (event.key === 'x') onTick([currentId], !ticked.has(currentId))
    if (event.key === 'g') scrollToEnd()
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const index = Math.max(0, Math.min(count - 1, step(rows.indexOf(currentId), count)))
    const row = rows.at(index)
    if (row === undefined) return
    focusNext.current = row.id
    setChosenId(row.id)
    scrollTo(index, 'near')
    if (openId !== null) onOpen(row.id)
  }
  // Rows are drawn again only when they change: what they are given must stay the same.
  const latestKey = useRef(handleKey)
  useEffect(() => {
    latestKey.current = handleKey
  })
  const onKey = useCallback((event: KeyboardEvent) => latestKey.current(event), [])
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
      onCurrent: setChosenId,
    }),
    [columns, isRelative, pattern, canSettle, rejectTitle, open, tickOne, onSettle, onKey],
  )
  const goTo = useEffectEvent((id: number) => {
    const index = rows.indexOf(id)
    if (index !== -1) scrollTo(index, 'middle')
  })
  useEffect(() => {
    if (foundId !== null) goTo(foundId)
  }, [foundId])
  // The focus goes back to the row that was open, wherever it is by now.
  const goBack = useEffectEvent((id: number) => {
    const index = rows.indexOf(id)
    if (index === -1) {
      if (document.activeElement === document.body) scroller.current?.focus()
      return
    }
    focusNext.current = id
    setChosenId(id)
    scrollTo(index, 'near')
    focusDrawn()
  })
  const opened = useRef(openId)
  useEffect(() => {
    const before = opened.current
    opened.current = openId
    if (openId === null && before !== null) goBack(before)
  }, [openId])
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
        onScroll={watchScroll}
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
          <tbody className="block" style={{ height: count * rowHeight, paddingTop: from * rowHeight }}>
            {inView.map((row, place) => (
              <LiveTableRow
                key={keys[place]}
                row={row}
                view={view}
                index={from + place + 2}
                isOpen={row.id === openId}
                isTicked={ticked.has(row.id)}
                isCurrent={row.id === currentId}
              />
            ))}
          </tbody>
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

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index) => index + 1,
  j: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  k: (index) => index - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
}
