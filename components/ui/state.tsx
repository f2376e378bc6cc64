import type { ReactNode } from 'react'
import { cx } from './cx'

export type StateKind = 'ok' | 'idle' | 'warn' | 'bad' | 'info'

const ink: Record<StateKind, string> = {
  ok: 'text-ok-ink [&>svg]:text-ok',
  idle: 'text-idle-ink [&>svg]:text-idle',
  warn: 'text-warn-ink [&>svg]:text-warn',
  bad: 'text-bad-ink [&>svg]:text-bad',
  info: 'text-info-ink [&>svg]:text-info',
}

const shapes: Record<StateKind, ReactNode> = {
  ok: <circle cx="5" cy="5" r="4.5" fill="currentColor" />,
  info: <circle cx="5" cy="5" r="4.5" fill="currentColor" />,
  idle: <circle cx="5" cy="5" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  warn: <path d="M5 .6 9.8 9.4H.2Z" fill="currentColor" />,
  bad: <rect x=".7" y=".7" width="8.6" height="8.6" rx="1" fill="currentColor" />,
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
      <svg viewBox="0 0 10 10" aria-hidden className="size-[9px] flex-none">
        {shapes[kind]}
      </svg>
      {children}
    </span>
  )
}
