'use client'

import { Switch as Base } from '@base-ui/react/switch'
import type { ReactNode } from 'react'

interface SwitchProps {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
}

/** On or off, at once. In forms that are sent use a checkbox. */
export function Switch({ label, checked, onChange, disabled = false }: SwitchProps) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2">
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className="quick relative inline-flex h-4 w-7 flex-none items-center rounded-full border border-line-control bg-surface-2 data-checked:border-accent data-checked:bg-accent data-disabled:border-line-2"
      >
        <Base.Thumb className="ml-px size-3 rounded-full bg-ink-3 transition-transform duration-[var(--motion-fast)] data-checked:translate-x-3 data-checked:bg-on-accent" />
      </Base.Root>
      {label}
    </label>
  )
}
