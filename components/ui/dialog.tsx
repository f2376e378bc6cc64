'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import type { ComponentProps, ReactNode } from 'react'
import { visible } from '@/lib/i18n/visible'
import { cx } from './cx'

interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** It works: nothing closes it, since what becomes of the work is shown in it. Its Cancel is to be off meanwhile. */
  busy?: boolean
  title: string
  description?: ReactNode
  /** 440 px; 640 when it holds a form. */
  size?: 'normal' | 'wide'
  /** Buttons, the main one last. Left out where the body brings its own `DialogFooter`. */
  footer?: ReactNode
  /** What takes the focus first; the first control unless told. */
  initialFocus?: ComponentProps<typeof Base.Popup>['initialFocus']
  children: ReactNode
}

/**
 * A modal dialog: title, body that scrolls, footer that stays. Focus returns to where it came from. It is heavy: what imports
 * it comes by `lazyPart`.
 */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, busy = false, title, description } = props
  const { size = 'normal', footer, initialFocus, children } = props
  return (
    <Base.Root open={open} onOpenChange={(next) => busy || onOpenChange(next)}>
      <Base.Portal>
        {/* Over an open drawer, too. */}
        <Base.Backdrop forceRender className="appear fixed inset-0 z-40 bg-scrim" />
        <Base.Viewport className="fixed inset-0 z-40 grid place-items-center p-4 max-sm:p-2">
          <Base.Popup
            {...(initialFocus === undefined ? {} : { initialFocus })}
            className={cx(
              'appear flex max-h-full w-full flex-col overflow-hidden rounded-l bg-overlay text-ink-1 shadow-dialog outline-none',
              size === 'wide' ? 'max-w-[640px]' : 'max-w-[440px]',
            )}
          >
            <div className="flex-none px-4 pt-3.5 pb-2">
              <Base.Title className="text-strong font-semibold wrap-anywhere">{visible(title)}</Base.Title>
              {description === undefined ? null : (
                <Base.Description className="text-small text-ink-2">{description}</Base.Description>
              )}
            </div>
            {footer === undefined ? (
              children
            ) : (
              <>
                <DialogBody>{children}</DialogBody>
                <DialogFooter>{footer}</DialogFooter>
              </>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

/** The part that scrolls. */
export function DialogBody({ children }: { children: ReactNode }) {
  return <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-4 pt-1 pb-4">{children}</div>
}

/** The buttons below the body. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-none flex-wrap items-center justify-end gap-2 border-t border-line-2 px-4 py-3">
      {children}
    </div>
  )
}
