import { OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'

interface ProblemPanelProps {
  /** What went wrong, in our words. */
  title: string
  /** The particulars, often the broker's own words. */
  detail?: ReactNode
  /** What to do now. */
  next?: ReactNode
  actions?: ReactNode
}

/** An error in the place of what failed. */
export function ProblemPanel({ title, detail, next, actions }: ProblemPanelProps) {
  return (
    <div role="alert" className="grid grid-cols-[16px_1fr] gap-3 border-t border-line-2 p-4 max-sm:px-3">
      <OctagonAlert size={16} className="mt-0.5 text-bad" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {detail === undefined ? null : (
          <p className="mt-0.5 max-w-prose text-small text-pretty whitespace-pre-line text-ink-2 wrap-anywhere">
            {detail}
          </p>
        )}
        {next === undefined ? null : (
          <p className="mt-1 max-w-prose text-small text-pretty text-ink-2">{next}</p>
        )}
        {actions === undefined ? null : <div className="mt-3 flex flex-wrap gap-1.5">{actions}</div>}
      </div>
    </div>
  )
}
