'use client'

import { useId, type ComponentProps, type ReactNode } from 'react'
import { buttonClass, type ButtonKind, type ButtonSize } from './button-class'
import { Tooltip } from './tooltip'

export interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind
  size?: ButtonSize
  /** Why it does nothing now. Given: the button is disabled, yet takes focus and says the reason. */
  disabledReason?: ReactNode
  /** A lucide icon of 14 or 16 px. */
  icon?: ReactNode
}

/** A button. One `primary` on a screen; `danger-fill` only in the dialog that confirms. */
export function Button({ kind, size, disabledReason, icon, children, className, ...rest }: ButtonProps) {
  const reasonId = useId()
  const look = buttonClass(kind, size, className)
  if (disabledReason === undefined || disabledReason === null || disabledReason === '') {
    return (
      <button type="button" {...rest} className={look}>
        {icon}
        {children}
      </button>
    )
  }
  const { onClick: _, disabled: __, ...inert } = rest
  return (
    <>
      <Tooltip text={disabledReason}>
        <button {...inert} type="button" className={look} aria-disabled="true" aria-describedby={reasonId}>
          {icon}
          {children}
        </button>
      </Tooltip>
      <span id={reasonId} hidden>
        {disabledReason}
      </span>
    </>
  )
}
