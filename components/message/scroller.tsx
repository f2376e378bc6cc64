import type { ReactNode } from 'react'

/** Scrolls by itself, so it takes the focus: the keyboard must reach what is further down. */
export function Scroller({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      {children}
    </section>
  )
}
