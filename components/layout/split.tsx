import type { ReactNode } from 'react'

interface SplitProps {
  children: ReactNode
  /** The panel at the side; below the main part on narrow screens. */
  side: ReactNode
}

/** A main part and a side panel of 440 px, parted by a hairline. Each scrolls by itself; on narrow screens both as one. */
export function Split({ children, side }: SplitProps) {
  return (
    <div className="relative min-h-0 flex-1 border-t border-line-2 max-lg:overflow-y-auto lg:grid lg:grid-cols-[minmax(0,1fr)_440px]">
      {/* Positioned, so that what is hidden for the eye inside scrolls along instead of lengthening the page. */}
      <div className="relative flex min-h-0 min-w-0 flex-col lg:overflow-y-auto">{children}</div>
      <div className="relative flex min-h-0 min-w-0 flex-col border-line-2 max-lg:border-t lg:overflow-y-auto lg:border-l">
        {side}
      </div>
    </div>
  )
}
