'use client'

import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

interface IconButtonProps extends ComponentProps<'button'> {
  /** Accessible name and title. */
  label: string
  icon: ReactNode
  size?: 'small' | 'normal'
}

/** An icon without a word, where space forbids one. */
export function IconButton({ label, icon, size = 'normal', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cx(
        'quick pressable inline-grid flex-none place-items-center rounded-s text-ink-2 not-disabled:hover:bg-hover not-disabled:hover:text-ink-1 disabled:text-ink-disabled max-sm:size-9',
        size === 'small' ? 'size-6' : 'size-7',
        className,
      )}
    >
      {icon}
    </button>
  )
}
