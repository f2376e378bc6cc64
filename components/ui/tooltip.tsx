'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'

interface TooltipProps {
  text: ReactNode
  /** One element that takes focus and passes props and ref on. */
  children: ReactElement<Record<string, unknown>>
}

/** A short explanation at hover and focus. Never the only place where something is said: the child keeps its own name. */
export function Tooltip({ text, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} closeOnClick={false} delay={200} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-50">
          <Base.Popup className="appear max-w-80 rounded-m bg-overlay px-2.5 py-1.5 text-small text-ink-2 shadow-menu">
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
