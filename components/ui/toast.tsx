'use client'

import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react'
import { laterPart } from './later-part'

interface ToastWords {
  title: string
  description?: string
  /** What was asked for could not be done, and no place on the page can say so. */
  isProblem?: boolean
}

export interface Shown extends ToastWords {
  id: number
}

const most = 3

const Toasts = laterPart(() => import('./toasts').then((module) => module.Toasts))

const ToastContext = createContext<(toast: ToastWords) => void>(() => undefined)

/** Says what was done: `toast({ title: 'Purged orders.invoice', description: '12,847 messages removed' })`. */
export const useToast = (): ((toast: ToastWords) => void) => useContext(ToastContext)

/**
 * Holds the toasts of everything inside it. Errors stay where they happened: one is a toast only where no place on the page
 * can show it. Our own: Base UI's swipes and stacks are of no use here and cost every page 24 kB.
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([])
  const count = useRef(0)
  const show = useCallback((toast: ToastWords) => {
    count.current += 1
    const id = count.current
    setToasts((before) => [...before, { ...toast, id }].slice(-most))
  }, [])
  const close = useCallback(
    (id: number) => setToasts((before) => before.filter((each) => each.id !== id)),
    [],
  )
  return (
    <ToastContext value={show}>
      {children}
      <Toasts toasts={toasts} onClose={close} />
    </ToastContext>
  )
}
