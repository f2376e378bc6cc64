import { cx } from '@/components/ui/cx'
import type { QueueNode } from './graph'

/** The depth of a box: what is ready fills it from the left, then what is unacked. */
export function DepthFill({
  node: { depth, ready, unacked, total },
}: {
  node: Pick<QueueNode, 'depth' | 'ready' | 'unacked' | 'total'>
}) {
  if (depth === null || depth === 0 || total === null || total === 0) return null
  const parts = [
    { key: 'ready', share: (ready ?? 0) / total, ground: 'bg-data-ready-soft', foot: 'bg-data-ready' },
    {
      key: 'unacked',
      share: (unacked ?? 0) / total,
      ground: 'bg-data-unacked-soft',
      foot: 'bg-data-unacked',
    },
  ]
  return (
    <span aria-hidden className="absolute inset-0 flex in-data-stale:opacity-40">
      {parts.map(({ key, share, ground, foot }) => (
        <span
          key={key}
          className={cx('flex h-full flex-none items-end', ground)}
          style={{ width: `${Math.min(1, depth * share) * 100}%` }}
        >
          <span className={cx('h-[3px] w-full', foot)} />
        </span>
      ))}
    </span>
  )
}
