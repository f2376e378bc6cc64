import { cx } from './cx'

/** The box around everything that can be typed in. */
export const inputClass = (className?: string) =>
  cx(
    'quick w-full min-w-0 rounded-s border border-line-control bg-surface-1 text-body text-ink-1 focus-visible:outline-offset-0 disabled:border-line-2 disabled:bg-surface-2 disabled:text-ink-disabled aria-invalid:border-bad',
    className,
  )
