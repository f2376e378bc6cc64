'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'

interface FoldButtonProps {
  label: string
  open: boolean
  onToggle: () => void
}

/** Opens what stands below its line, and closes it again. */
export function FoldButton({ label, open, onToggle }: FoldButtonProps) {
  const Icon = open ? ChevronDown : ChevronRight
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={onToggle}
      className="ml-auto flex items-center gap-1 text-ink-2 hover:text-ink-1"
    >
      <Icon className="text-ink-3" />
      {label}
    </button>
  )
}
