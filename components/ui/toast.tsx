'use client'

import { Toast as Base } from '@base-ui/react/toast'
import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from './icon-button'

/** Says what was done: `toast({ title: 'Purged orders.invoice', description: '12,847 messages removed' })`. */
export function useToast() {
  const manager = Base.useToastManager()
  return (toast: { title: string; description?: string }) => {
    manager.add({ title: toast.title, description: toast.description })
  }
}

/** Holds the toasts of everything inside it. Errors are not toasts: they stay where they happened. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider timeout={6000} limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed right-4 bottom-4 z-50 flex w-[360px] max-w-[calc(100vw-32px)] flex-col-reverse gap-2 max-sm:bottom-16">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function Toasts() {
  const t = useTranslations('ui')
  const { toasts } = Base.useToastManager()
  return toasts.map((toast) => (
    <Base.Root
      // It asks nothing: no dialog, which is what the library makes of it. None of the tags for groups would fit.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-modal={undefined}
      key={toast.id}
      toast={toast}
      className="appear rounded-m bg-overlay shadow-menu data-limited:hidden"
    >
      <Base.Content className="grid grid-cols-[16px_1fr_auto] gap-2.5 py-2 pr-2 pl-3">
        <Check size={16} strokeWidth={1.5} aria-hidden className="mt-1 text-ok" />
        <div className="min-w-0 py-0.5">
          <Base.Title className="text-body font-normal wrap-anywhere" />
          <Base.Description className="text-small text-ink-2 wrap-anywhere" />
        </div>
        <Base.Close
          render={
            <IconButton
              size="small"
              label={t('close')}
              icon={<X size={14} strokeWidth={1.5} aria-hidden />}
            />
          }
        />
      </Base.Content>
    </Base.Root>
  ))
}
