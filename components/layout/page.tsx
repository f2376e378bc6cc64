import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

interface PageProps {
  /** The h1, the only one; names of the broker as they are visible. */
  title: ReactNode
  /** Names of objects are set in mono. */
  mono?: boolean
  /** What stands before the title: a way back. */
  crumbs?: ReactNode
  /** Copies the title: right behind it, also where the rest goes to the next line. */
  copy?: ReactNode
  /** What stands beside the title: state, counts. */
  aside?: ReactNode
  /** Buttons, one primary at most. */
  actions?: ReactNode
  /** The body scrolls as a whole; lists scroll in themselves and leave it out. */
  scroll?: boolean
  children: ReactNode
}

/** Head with the h1 and the actions, body below it. */
export function Page(props: PageProps) {
  const { title, mono = false, crumbs, copy, aside, actions, scroll = false, children } = props
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-12 flex-none items-center gap-2.5 px-4 py-2 max-sm:flex-wrap max-sm:px-3">
        <div className="flex min-w-0 items-center gap-2 text-body whitespace-nowrap text-ink-3">
          {crumbs}
          <h1
            // Navigation brings the focus here.
            tabIndex={-1}
            title={typeof title === 'string' ? title : undefined}
            className={cx(
              'cut font-semibold text-ink-1',
              mono ? 'font-mono text-[15px] leading-6' : 'text-title tracking-[-0.01em]',
            )}
          >
            {title}
          </h1>
          {copy === undefined ? null : <span className="flex flex-none empty:hidden sm:pl-0.5">{copy}</span>}
        </div>
        {aside === undefined ? null : (
          // State and chips keep their room beside a long title; what can be cut has the room that a title leaves.
          <div className="flex min-w-0 items-center gap-2.5 text-small text-ink-3 max-sm:has-[>output]:flex-[1_1_0] sm:flex-[1_0_auto] sm:[&>.cut]:w-0 sm:[&>.cut]:max-w-max sm:[&>.cut]:grow">
            {aside}
          </div>
        )}
        {actions === undefined ? null : (
          <div className="ml-auto flex flex-none items-center gap-1.5 max-sm:flex-initial max-sm:flex-wrap">
            {actions}
          </div>
        )}
      </div>
      <div className={cx('flex min-h-0 flex-1 flex-col', scroll && 'overflow-y-auto')}>{children}</div>
    </div>
  )
}
