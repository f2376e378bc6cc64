'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { Settlement } from '@/lib/api/live'
import type { LiveSnapshot } from '@/lib/client/live/live-snapshot'
import type { Ring } from '@/lib/client/live/ring'
import { LiveHead } from './live-head'
import { LiveTableRow } from './live-row'
import { useFollow } from './use-follow'
import { useIsPhone } from './use-is-phone'

interface LiveTableProps {
  rows: Ring
  snapshot: LiveSnapshot
  openId: number | null
  rejectTitle: string
  onOpen: (id: number) => void
  onSettle: (id: number, settlement: Settlement) => void
  /** Below the head while there are no rows. */
  empty: ReactNode
}

/** The rows, oldest first, only those in view drawn. Arrow keys, j and k go from row to row, Enter opens one. */
export function LiveTable(props: LiveTableProps) {
  const { rows, snapshot, openId, rejectTitle, onOpen, onSettle, empty } = props
  const t = useTranslations('live')
  const scroller = useRef<HTMLElement>(null)
  const rowHeight = useIsPhone() ? 52 : 30
  const count = rows.length
  const canSettle = snapshot.source?.kind === 'queue'

  // React Compiler, if it is ever switched on, has to leave this component alone.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  const { isAway, watchScroll } = useFollow(scroller, { left: snapshot.left, rowHeight })

  const [chosenId, setChosenId] = useState<number | null>(null)
  const currentId =
    chosenId !== null && rows.indexOf(chosenId) !== -1 ? chosenId : (rows.at(count - 1)?.id ?? null)
  const focusNext = useRef<number | null>(null)
  // A row that is gone to may have to be drawn first.
  useLayoutEffect(() => {
    if (focusNext.current === null) return
    const button = scroller.current?.querySelector<HTMLElement>(`[data-row="${focusNext.current}"]`)
    if (button === null || button === undefined) return
    focusNext.current = null
    button.focus({ preventScroll: true })
  })

  const open = useCallback(
    (id: number) => {
      setChosenId(id)
      onOpen(id)
    },
    [onOpen],
  )
  const handleKey = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || currentId === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const index = Math.max(0, Math.min(count - 1, step(rows.indexOf(currentId), count)))
    const row = rows.at(index)
    if (row === undefined) return
    focusNext.current = row.id
    setChosenId(row.id)
    virtualizer.scrollToIndex(index)
    if (openId !== null) onOpen(row.id)
  }
  // Rows are drawn again only when they change: what they are given must stay the same.
  const latestKey = useRef(handleKey)
  useEffect(() => {
    latestKey.current = handleKey
  })
  const onKey = useCallback((event: KeyboardEvent) => latestKey.current(event), [])

  return (
    <div className="relative flex min-h-0 min-w-0 flex-1 flex-col">
      <section
        ref={scroller}
        aria-label={t('messages')}
        // The region scrolls, so the keyboard must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2"
        onScroll={watchScroll}
      >
        <table aria-label={t('messages')} aria-rowcount={count + 1} className="block w-full">
          <LiveHead canSettle={canSettle} />
          <tbody className="relative block" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map((item) => {
              const row = rows.at(item.index)
              return row === undefined ? null : (
                <LiveTableRow
                  key={row.id}
                  row={row}
                  index={item.index + 2}
                  top={item.start}
                  isOpen={row.id === openId}
                  isCurrent={row.id === currentId}
                  canSettle={canSettle}
                  rejectTitle={rejectTitle}
                  onOpen={open}
                  onSettle={onSettle}
                  onKey={onKey}
                />
              )
            })}
          </tbody>
        </table>
        {count === 0 ? empty : null}
      </section>
      {isAway && count > 0 ? (
        <Button
          size="small"
          className="absolute right-4 bottom-3 shadow-menu"
          icon={<ArrowDown size={14} strokeWidth={1.5} aria-hidden />}
          onClick={() => virtualizer.scrollToIndex(count - 1, { align: 'end' })}
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
