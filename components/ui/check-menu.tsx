'use client'

import { Check } from 'lucide-react'
import { cloneElement, useEffect, useEffectEvent, type ReactElement, type ReactNode } from 'react'
import { cx } from './cx'
import type { MenuItem } from './menu'
import { MenuPopup, menuItemClass, useMenu } from './menu-popup'
import { MenuItems } from './opened-menu'

interface CheckOption {
  value: string
  label: ReactNode
  checked: boolean
  /** Cannot be turned over. */
  fixed?: boolean
}

interface CheckMenuProps {
  /** One button; it opens the menu. */
  trigger: ReactElement<Record<string, unknown>>
  options: readonly CheckOption[]
  onChange: (value: string, checked: boolean) => void
  /** Actions below the options. */
  items?: readonly MenuItem[]
  /** Opens it from elsewhere: by a key. */
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Any of several, behind one button. It stays open while they are ticked. */
export function CheckMenu({ trigger, options, onChange, items, open, onOpenChange }: CheckMenuProps) {
  const menu = useMenu('end', onOpenChange)
  const show = useEffectEvent(() => menu.open('first'))
  useEffect(() => {
    if (open) show()
  }, [open])
  return (
    <>
      {cloneElement(trigger, menu.trigger)}
      <MenuPopup {...menu.popup}>
        {options.map(({ value, label, checked, fixed = false }) => (
          <button
            key={value}
            type="button"
            role="menuitemcheckbox"
            aria-checked={checked}
            aria-disabled={fixed ? true : undefined}
            // A menu that scrolls must have something to focus; Tab leaves it all the same.
            tabIndex={0}
            className={menuItemClass}
            onClick={() => {
              if (!fixed) onChange(value, !checked)
            }}
          >
            <span
              aria-hidden
              className={cx(
                'grid size-3.5 flex-none place-items-center rounded-xs border',
                checked ? 'border-accent bg-accent text-on-accent' : 'border-line-control bg-surface-1',
                fixed && 'opacity-50',
              )}
            >
              {checked ? <Check size={10} strokeWidth={3} /> : null}
            </span>
            {label}
          </button>
        ))}
        {items === undefined ? null : <MenuItems items={['line', ...items]} onDone={menu.close} />}
      </MenuPopup>
    </>
  )
}
