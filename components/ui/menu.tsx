'use client'

import { Menu as Base } from '@base-ui/react/menu'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx'

type MenuItem =
  | {
      label: string
      icon?: ReactNode
      onSelect?: () => void
      /** A link element (Next's Link) that becomes the item. */
      link?: ReactElement<Record<string, unknown>>
      danger?: boolean
      disabled?: boolean
      hint?: ReactNode
    }
  | 'line'

interface MenuProps {
  /** One button; it opens the menu. */
  trigger: ReactElement<Record<string, unknown>>
  items: readonly MenuItem[]
  align?: 'start' | 'end'
  /** Stands above the items, not selectable. */
  head?: ReactNode
}

export const menuItemClass =
  'flex h-[26px] items-center gap-2 rounded-s px-2 whitespace-nowrap no-underline outline-none select-none data-highlighted:bg-selected data-disabled:text-ink-disabled max-sm:h-9'

export const menuPopupClass =
  'appear min-w-[180px] rounded-m bg-overlay p-1 text-body text-ink-1 shadow-menu outline-none'

/** Actions behind one button. */
export function Menu({ trigger, items, align = 'end', head }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-50">
          <Base.Popup className={menuPopupClass}>
            {head === undefined ? null : <div className="px-2 pt-1 pb-1.5 text-small text-ink-3">{head}</div>}
            {items.map((item, index) =>
              item === 'line' ? (
                <Base.Separator key={`line-${index}`} className="my-1 h-px bg-line-1" />
              ) : (
                <Base.Item
                  key={item.label}
                  disabled={item.disabled ?? false}
                  className={cx(menuItemClass, item.danger && 'text-bad-ink')}
                  {...(item.onSelect === undefined ? {} : { onClick: item.onSelect })}
                  {...(item.link === undefined ? {} : { render: item.link })}
                >
                  {item.icon}
                  {item.label}
                  {item.hint === undefined ? null : (
                    <span className="ml-auto pl-4 text-ink-3">{item.hint}</span>
                  )}
                </Base.Item>
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
