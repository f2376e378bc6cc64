import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: ReactNode
  /** What is not there. */
  title: ReactNode
  /** What it would be for, or how to get out of here. */
  children?: ReactNode
  actions?: ReactNode
}

/** Nothing there: says what, what it would be for, and what to do. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="grid grid-cols-[16px_1fr] gap-3 p-4 max-sm:px-3">
      <span className="mt-0.5 text-ink-3" aria-hidden>
        {icon}
      </span>
      <div className="min-w-0">
        <div className="font-medium wrap-anywhere">{title}</div>
        {children === undefined ? null : (
          <p className="mt-0.5 max-w-prose text-small text-pretty text-ink-2">{children}</p>
        )}
        {actions === undefined ? null : <div className="mt-3 flex flex-wrap gap-1.5">{actions}</div>}
      </div>
    </div>
  )
}
