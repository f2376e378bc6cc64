'use client'

import { useEffect, useRef, type MouseEvent, type PointerEvent } from 'react'

interface Touch {
  /** Whether something is selected: then a tap selects too, instead of opening. */
  isSelecting: boolean
  /** Turns a row's selection over. */
  onToggle: (id: string) => void
}

/** So long is a press that means the row, and so far may a finger wander. */
const longPress = 500
const slack = 10

const rowAt = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('tr[data-row]')?.dataset['row'] ?? null) : null

/** Selecting on phones, which have no room for tick boxes: a long press on a row, then taps on others. For what scrolls. */
export function useTouch({ isSelecting, onToggle }: Touch) {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const start = useRef({ x: 0, y: 0 })
  const isDone = useRef(false)

  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }
  const begin = (id: string) => {
    stop()
    timer.current = setTimeout(() => {
      timer.current = null
      isDone.current = true
      onToggle(id)
    }, longPress)
  }
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current)
    },
    [],
  )

  return {
    onPointerDown: (event: PointerEvent) => {
      const id = rowAt(event.target)
      isDone.current = false
      if (event.pointerType !== 'touch' || id === null) return
      start.current = { x: event.clientX, y: event.clientY }
      begin(id)
    },
    onPointerMove: (event: PointerEvent) => {
      const { x, y } = start.current
      if (Math.hypot(event.clientX - x, event.clientY - y) > slack) stop()
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    // The menu that the platform has for a long press on a link.
    onContextMenu: (event: MouseEvent) => {
      if (timer.current !== null || isDone.current) event.preventDefault()
    },
    onClickCapture: (event: MouseEvent) => {
      const id = rowAt(event.target)
      const isTap = (event.nativeEvent as globalThis.PointerEvent).pointerType === 'touch'
      if (!isDone.current && !(isSelecting && isTap && id !== null)) return
      event.preventDefault()
      event.stopPropagation()
      if (!isDone.current && id !== null) onToggle(id)
      isDone.current = false
    },
  }
}
