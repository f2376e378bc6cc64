'use client'

import {
  cloneElement,
  useEffect,
  useRef,
  useState,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react'
import { showBeside } from './place-popup'

interface TooltipProps {
  text: ReactNode
  /** One element that takes focus and passes props and ref on. */
  children: ReactElement<Record<string, unknown>>
}

const delay = 200
/** Time to reach it with the pointer. */
const grace = 120

/**
 * A short explanation at hover and focus, which stays while it is pointed at and goes with Esc. Never the only place where
 * something is said: the child keeps its own name. Our own on the platform's popover: Base UI's costs every page 31 kB.
 */
export function Tooltip({ text, children }: TooltipProps) {
  const anchor = useRef<HTMLElement>(null)
  const popup = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isShown, setShown] = useState(false)

  const turn = (shown: boolean, after: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setShown(shown), after)
  }
  const byPointer = (shown: boolean, after: number) => (event: PointerEvent) => {
    if (event.pointerType !== 'touch') turn(shown, after)
  }
  useEffect(() => () => clearTimeout(timer.current), [timer])

  useEffect(() => {
    const shown = popup.current
    if (!isShown || shown === null || anchor.current === null) return undefined
    showBeside(shown, anchor.current, 'start')
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // It belongs to what lies on top: a dialog below stays.
      event.stopPropagation()
      setShown(false)
    }
    document.addEventListener('keydown', close, { capture: true })
    return () => {
      document.removeEventListener('keydown', close, { capture: true })
      if (shown.isConnected) shown.hidePopover()
    }
  }, [isShown])

  return (
    <>
      {cloneElement(children, {
        ref: anchor,
        onPointerEnter: byPointer(true, delay),
        onPointerLeave: byPointer(false, grace),
        onFocus: () => turn(true, 0),
        onBlur: () => turn(false, 0),
        // A tap gives the focus to nothing that is disabled.
        onClick: () => turn(true, 0),
      })}
      <div
        ref={popup}
        popover="manual"
        role="tooltip"
        onPointerEnter={byPointer(true, 0)}
        onPointerLeave={byPointer(false, grace)}
        className="fixed m-0 w-max max-w-80 rounded-m bg-overlay px-2.5 py-1.5 text-left text-small font-normal whitespace-normal text-ink-2 shadow-menu"
      >
        {isShown ? text : null}
      </div>
    </>
  )
}
