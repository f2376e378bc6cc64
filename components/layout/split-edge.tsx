'use client'

import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useKept } from '@/lib/client/kept'
import { useTranslations } from '@/lib/i18n/use-translations'
import { fitSide, leastWidth, parseSide, sideAfterKey } from './split-width'

interface SplitEdgeProps {
  place: string
  /** Of the side panel, as it was made. */
  width: number
}

/**
 * The edge between the two parts of a Split: dragged, moved by arrows, Home and End, set back by a double click. While it is
 * dragged only the width changes, so that nothing is drawn anew. The browser keeps where it was left.
 */
export function SplitEdge({ place, width: made }: SplitEdgeProps) {
  const t = useTranslations('ui')
  const [kept, keep] = useKept<number | null>(`warren-split:1:${place}`, parseSide)
  const edge = useRef<HTMLDivElement>(null)
  const drag = useRef<{ x: number; width: number; next: number | null } | null>(null)
  const [room, setRoom] = useState(0)
  const wanted = kept ?? made
  const width = fitSide(wanted, room)

  const resize = (next: number) => splitOf(edge.current)?.style.setProperty('--side', `${next}px`)
  useLayoutEffect(() => {
    splitOf(edge.current)?.style.setProperty('--side', `${wanted}px`)
  }, [wanted])
  useLayoutEffect(() => {
    const split = splitOf(edge.current)
    if (split === null) return undefined
    const observer = new ResizeObserver(() => setRoom(split.offsetWidth))
    observer.observe(split)
    return () => observer.disconnect()
  }, [])

  const begin = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    // No selecting of text.
    event.preventDefault()
    event.currentTarget.focus({ preventScroll: true })
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, width, next: null }
  }
  const move = (event: PointerEvent) => {
    const from = drag.current
    if (from === null) return
    from.next = fitSide(from.width + from.x - event.clientX, room)
    resize(from.next)
  }
  const end = () => {
    const next = drag.current?.next ?? null
    drag.current = null
    if (next !== null) keep(() => next)
  }
  const press = (event: KeyboardEvent) => {
    const next = sideAfterKey(event.key, { width, room, isFar: event.shiftKey })
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    keep(() => next)
  }
  return (
    <div
      ref={edge}
      // One that can be moved is a control, which `hr` is not.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="separator"
      aria-orientation="vertical"
      aria-label={t('sideWidth')}
      aria-valuemin={leastWidth}
      aria-valuemax={fitSide(room, room)}
      aria-valuenow={width}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="absolute inset-y-0 -left-1 z-20 w-[9px] cursor-col-resize touch-none select-none after:absolute after:inset-y-0 after:left-[3px] after:w-[3px] hover:after:bg-line-control focus-visible:outline-none focus-visible:after:bg-focus max-lg:hidden"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onDoubleClick={() => keep(() => null)}
      onKeyDown={press}
    />
  )
}

const splitOf = (edge: HTMLElement | null): HTMLElement | null => edge?.parentElement?.parentElement ?? null
