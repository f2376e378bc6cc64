import { cx } from './cx'

interface MeterProps {
  /** From 0 to 1. */
  share: number
  /** A part of a whole: no size of it is a worry. */
  neutral?: boolean
}

/** How full something is: grey until it is a worry. The figures beside it carry the numbers. */
export function Meter({ share, neutral = false }: MeterProps) {
  return (
    <span
      aria-hidden
      className="relative block h-1 overflow-hidden rounded-[2px] bg-surface-2 shadow-[inset_0_0_0_1px_var(--line-1)]"
    >
      <span
        style={{ width: `${Math.round(share * 100)}%` }}
        className={cx(
          'absolute inset-y-0 left-0 rounded-l-[2px]',
          neutral || share < 0.7 ? 'bg-idle' : share < 0.9 ? 'bg-warn' : 'bg-bad',
        )}
      />
    </span>
  )
}
