import type { ReactNode } from 'react'
import { VhostFilter } from './vhost-filter'

/** The bar between head and table: the list's filters. On phones the virtual-host filter of the top bar stands here too. */
export function FilterBar({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-10 flex-none items-center gap-1.5 border-t border-line-2 px-4 whitespace-nowrap max-sm:h-12 max-sm:px-3">
      {children}
      <span className="hidden min-w-0 flex-none max-sm:block">
        <VhostFilter />
      </span>
    </div>
  )
}
