import { useId, type ReactNode } from 'react'

interface PanelProps {
  title: string
  /** A figure or an age beside the title. */
  aside?: ReactNode
  actions?: ReactNode
  /** Leaves out the inner margin, for tables. */
  flush?: boolean
  children: ReactNode
}

/** One instrument: a head and what it shows. Panels lie flush, parted by hairlines. */
export function Panel({ title, aside, actions, flush = false, children }: PanelProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-none flex-col border-t border-line-2">
      <div className="flex min-h-9 flex-none items-center gap-2.5 px-4 py-1 max-sm:px-3">
        <h2 id={id} className="text-small font-semibold whitespace-nowrap">
          {title}
        </h2>
        {aside === undefined ? null : <span className="cut text-small text-ink-3">{aside}</span>}
        {actions === undefined ? null : (
          <span className="ml-auto flex flex-none items-center gap-1.5">{actions}</span>
        )}
      </div>
      {flush ? children : <div className="px-4 pb-3 max-sm:px-3">{children}</div>}
    </section>
  )
}
