import { cx } from './cx'

const tones = { idle: 'bg-idle', warn: 'bg-warn', bad: 'bg-bad' } as const

interface MeterProps {
  /** From 0 to 1. */
  share: number
  /** How much of a worry that is: of a part of a whole no size is. */
  level?: keyof typeof tones
}

/** How full something is: grey until it is a worry. The figures beside it carry the numbers. */
export function Meter({ share, level = 'idle' }: MeterProps) {
  return (
    <span
      aria-hidden
      className="relative block h-1 overflow-hidden rounded-[2px] bg-surface-2 shadow-[inset_0_0_0_1px_var(--line-1)]"
    >
      <span
        style={{ width: `${Math.round(share * 100)}%` }}
        className={cx('absolute inset-y-0 left-0 rounded-l-[2px]', tones[level])}
      />
    </span>
  )
}
