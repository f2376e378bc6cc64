import type { ReactNode } from 'react'
import { cx } from './cx'

const tones = {
  // A dialog's own ground is as light as the chip's: an edge parts them.
  plain:
    'bg-surface-2 text-ink-2 in-[[role=dialog]]:outline in-[[role=dialog]]:-outline-offset-1 in-[[role=dialog]]:outline-line-2',
  ok: 'bg-ok-soft text-ok-ink',
  warn: 'bg-warn-soft text-warn-ink',
  bad: 'bg-bad-soft text-bad-ink',
  info: 'bg-info-soft text-info-ink',
} as const

interface ChipProps {
  children: ReactNode
  /** What a short word stands for. */
  title?: string
  tone?: keyof typeof tones
}

/** A short word in a box: features, tags. */
export function Chip({ children, title, tone = 'plain' }: ChipProps) {
  return (
    <span
      title={title}
      className={cx(
        'inline-flex h-[18px] flex-none items-center gap-1 rounded-xs px-[5px] text-micro whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
