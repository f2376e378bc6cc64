import type { ReactNode } from 'react'

export interface Figure {
  label: string
  /** A swatch. */
  mark?: ReactNode
  value: ReactNode
  /** One short line below: a unit, a reason. */
  note?: ReactNode
}

/** The large numbers of an object in one row. */
export function FiguresStrip({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="grid flex-none grid-flow-col auto-cols-fr overflow-hidden border-t border-line-2 max-md:grid-flow-row max-md:grid-cols-3">
      {figures.map((figure) => (
        <div
          key={figure.label}
          // Lines to the right and below, also where the figures take several rows; the list clips the outer ones.
          className="min-w-0 py-2.5 pr-2 pl-4 shadow-[1px_1px_0_var(--line-1)] max-sm:pl-3"
        >
          <dt className="flex min-w-0 items-center gap-1.5 text-small text-ink-3">
            {figure.mark}
            <span className="cut" title={figure.label}>
              {figure.label}
            </span>
          </dt>
          <dd className="mt-0.5 text-figure font-medium tracking-[-0.015em] whitespace-nowrap">
            {figure.value}
          </dd>
          {figure.note === undefined ? null : <dd className="cut text-micro text-ink-3">{figure.note}</dd>}
        </div>
      ))}
    </dl>
  )
}
