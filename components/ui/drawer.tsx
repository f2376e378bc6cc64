'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useRef, type ReactNode } from 'react'

interface DrawerProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Its content brings a head of its own, with a way to close it. */
  label: string
  children: ReactNode
}

/**
 * A side panel where there is no side: on phones it comes from below and leaves a strip of what it belongs to. Focus returns
 * to where it came from. It is heavy: what imports it comes by `lazyPart`.
 */
export function Drawer({ open, onOpenChange, label, children }: DrawerProps) {
  // The first thing inside that takes the focus may be all of it: a ring around the whole drawer says nothing.
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="appear fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          ref={popup}
          initialFocus={popup}
          aria-label={label}
          className="appear fixed inset-x-0 bottom-0 z-40 flex h-[86dvh] flex-col overflow-hidden rounded-t-l bg-surface-1 text-ink-1 shadow-dialog outline-none"
        >
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
