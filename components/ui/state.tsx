import type { ReactNode } from 'react'
import { cx } from './cx'

export type StateKind = 'ok' | 'idle' | 'warn' | 'bad' | 'info'

const ink: Record<StateKind, string> = {
  ok: 'text-ok-ink [&>:first-child]:text-ok',
  idle: 'text-idle-ink [&>:first-child]:text-idle',
  warn: 'text-warn-ink [&>:first-child]:text-warn',
  bad: 'text-bad-ink [&>:first-child]:text-bad',
  info: 'text-info-ink [&>:first-child]:text-info',
}

const picture = (shape: ReactNode) => (
  <svg viewBox="0 0 10 10" aria-hidden className="size-[9px] flex-none">
    {shape}
  </svg>
)
// Boxes where boxes will do: a table has hundreds, and a picture costs more whenever the page is painted. Of edges, which stay
// where the system chooses colours.
const disc = <span aria-hidden className="m-[.5px] size-2 flex-none rounded-full border-4 border-current" />
const ring = (
  <span aria-hidden className="m-[.5px] size-2 flex-none rounded-full border-[1.5px] border-current" />
)

const shapes: Record<StateKind, ReactNode> = {
  ok: disc,
  info: disc,
  idle: ring,
  warn: picture(<path d="M5 .6 9.8 9.4H.2Z" fill="currentColor" />),
  bad: picture(<rect x=".7" y=".7" width="8.6" height="8.6" rx="1" fill="currentColor" />),
}

interface StateProps {
  kind: StateKind
  /** The word. */
  children: ReactNode
  title?: string
}

/** A state: shape, word and colour, so that no colour stands alone. */
export function State({ kind, children, title }: StateProps) {
  return (
    <span title={title} className={cx('inline-flex items-center gap-1.5 whitespace-nowrap', ink[kind])}>
      {shapes[kind]}
      {children}
    </span>
  )
}
