'use client'

import { Check, OctagonAlert, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import { IconButton } from './icon-button'
import type { Shown } from './toast'

const shownFor = 6_000

/** The region is always there: those who listen hear only what is added to one that they know. */
export function Toasts({ toasts, onClose }: { toasts: readonly Shown[]; onClose: (id: number) => void }) {
  const t = useTranslations('ui')
  // Whoever reads, or is about to press, is given the time.
  const [isHeld, setHeld] = useState(false)
  const close = (id: number) => {
    // The pointer, or the focus, was on what goes.
    setHeld(false)
    onClose(id)
  }
  return (
    // Its handlers only watch whether somebody is there.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-label={t('toasts')}
      aria-live="polite"
      aria-relevant="additions text"
      className="fixed right-4 bottom-4 z-50 flex w-[360px] max-w-[calc(100vw-32px)] flex-col gap-2 max-sm:bottom-16"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} isHeld={isHeld} onTime={onClose} onClose={close} />
      ))}
    </section>
  )
}

interface ToastProps {
  toast: Shown
  isHeld: boolean
  /** Must be the same function each time. */
  onTime: (id: number) => void
  onClose: (id: number) => void
}

function Toast({ toast, isHeld, onTime, onClose }: ToastProps) {
  const t = useTranslations('ui')
  const { id, title, description, isProblem = false } = toast
  useEffect(() => {
    if (isHeld) return undefined
    const timer = setTimeout(() => onTime(id), shownFor)
    return () => clearTimeout(timer)
  }, [id, isHeld, onTime])
  return (
    <div className="appear grid grid-cols-[16px_1fr_auto] gap-2.5 rounded-m bg-overlay py-2 pr-2 pl-3 shadow-menu">
      {isProblem ? (
        <OctagonAlert size={16} className="mt-1 text-bad" />
      ) : (
        <Check size={16} className="mt-1 text-ok" />
      )}
      <div className="min-w-0 py-0.5">
        <p className="wrap-anywhere">{visible(title)}</p>
        {description === undefined ? null : (
          <p className="text-small text-ink-2 wrap-anywhere">{visible(description, { lines: true })}</p>
        )}
      </div>
      <IconButton size="small" label={t('close')} icon={<X />} onClick={() => onClose(id)} />
    </div>
  )
}
