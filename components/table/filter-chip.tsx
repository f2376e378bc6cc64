import { X } from 'lucide-react'
import type { ReactNode } from 'react'

interface FilterChipProps {
  /** What is filtered by. */
  name: string
  /** Words of the button that takes it off. */
  label: string
  onRemove: () => void
  /** The control for its value. */
  children?: ReactNode
}

/** One filter of a list that is on. */
export function FilterChip({ name, label, onRemove, children }: FilterChipProps) {
  return (
    <span className="flex h-7 flex-none items-center rounded-s border border-line-2 bg-surface-1 pl-2 text-small max-sm:h-8">
      <span className={children === undefined ? 'font-medium' : 'text-ink-3'}>{name}</span>
      {children}
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={onRemove}
        className="quick grid h-full w-6 place-items-center rounded-s text-ink-3 hover:bg-hover hover:text-ink-1 max-sm:w-8"
      >
        <X size={12} strokeWidth={1.75} aria-hidden />
      </button>
    </span>
  )
}
