'use client'

import type { CSSProperties, ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { laterPart } from '@/components/ui/later-part'

const SplitEdge = laterPart(() => import('./split-edge').then((module) => module.SplitEdge))

interface SplitProps {
  /** Where it is: each place keeps a width of its own. */
  place: string
  /** Of the side panel, in px, until somebody moves its edge. */
  width: number
  /** The panel at the side; the main part has all the room without one. */
  side: ReactNode
  /** A hairline above; unless what stands there draws its own. */
  bordered?: boolean
  /** On narrow screens: both scroll as one, each takes half, or the side lies over the main part. */
  narrow: 'one' | 'halves' | 'over'
  children: ReactNode
}

const rows = {
  one: 'max-lg:block! max-lg:overflow-y-auto',
  halves: 'max-lg:grid-rows-[minmax(0,1fr)_1px_minmax(0,1fr)]',
  over: 'max-lg:grid-rows-[minmax(0,1fr)]',
} as const

/** A main part and a side panel, parted by an edge that can be moved. Each scrolls by itself where there is room for both. */
export function Split({ place, width, side, bordered = true, narrow, children }: SplitProps) {
  const isSplit = side !== null && side !== undefined
  return (
    <div
      className={cx(
        'relative grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] lg:grid-rows-[minmax(0,1fr)]',
        bordered && 'border-t border-line-2',
        rows[narrow === 'halves' && !isSplit ? 'over' : narrow],
        isSplit && 'lg:grid-cols-[minmax(0,1fr)_1px_clamp(320px,var(--side),calc(100%-321px))]',
      )}
      style={{ '--side': `${width}px` } as CSSProperties}
    >
      {/* Positioned, so that what is hidden for the eye inside scrolls along instead of lengthening the page. */}
      <div className="relative flex min-h-0 min-w-0 flex-col lg:overflow-y-auto">{children}</div>
      {isSplit ? (
        <>
          <div className={cx('relative bg-line-2', narrow === 'over' ? 'max-lg:hidden' : 'max-lg:h-px')}>
            <SplitEdge place={place} width={width} />
          </div>
          <div
            className={cx(
              'relative flex min-h-0 min-w-0 flex-col lg:overflow-y-auto',
              narrow === 'over' &&
                'max-lg:absolute max-lg:inset-y-0 max-lg:right-0 max-lg:z-20 max-lg:shadow-dialog max-lg:w-[min(var(--side),100%-64px)]',
            )}
          >
            {side}
          </div>
        </>
      ) : null}
    </div>
  )
}
