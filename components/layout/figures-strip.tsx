'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

const grounds = {
  ready: '[--ground:var(--data-ready-soft)]',
  unacked: '[--ground:var(--data-unacked-soft)]',
  total: '[--ground:var(--data-total-soft)]',
}

export interface Figure {
  label: string
  /** A swatch. */
  mark?: ReactNode
  value: ReactNode
  /** In whose soft colour a change is shown; total's unless told. */
  colour?: keyof typeof grounds
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
            <Changing ground={grounds[figure.colour ?? 'total']}>{figure.value}</Changing>
          </dd>
          {figure.note === undefined ? null : <dd className="cut text-micro text-ink-3">{figure.note}</dd>}
        </div>
      ))}
    </dl>
  )
}

/** A number that becomes another shows that by its ground, for a moment. */
function Changing({ ground, children }: { ground: string; children: ReactNode }) {
  const element = useRef<HTMLSpanElement>(null)
  const shown = useRef<string | null>(null)
  useEffect(() => {
    const { current } = element
    if (current === null) return
    const text = current.textContent
    if (shown.current !== null && shown.current !== text) {
      // Another value each time, so that it begins anew: one whose end was never told would hold back all that come after it.
      current.dataset['changed'] = current.dataset['changed'] === 'once' ? 'again' : 'once'
    }
    shown.current = text
  })
  return (
    <span
      ref={element}
      className={cx('changing rounded-xs', ground)}
      onAnimationEnd={({ currentTarget }) => delete currentTarget.dataset['changed']}
    >
      {children}
    </span>
  )
}
