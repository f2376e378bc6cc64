'use client'

import {
  cloneElement,
  useEffect,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
} from 'react'
import { lazyPart } from './lazy-part'
import type { MenuFocus } from './menu-popup'

export type MenuItem =
  | {
      label: string
      icon?: ReactNode
      onSelect?: () => void
      /** A link element (Next's Link) that becomes the item. */
      link?: ReactElement<Record<string, unknown>>
      /** One of a few, and whether it is the one. */
      checked?: boolean
      danger?: boolean
      disabled?: boolean
      /** Why it is disabled, which it then is: stands below the label. */
      disabledReason?: string | undefined
      hint?: ReactNode
    }
  | 'line'

/** All that a closed menu needs not. */
const OpenedMenu = lazyPart(() => import('./opened-menu').then((module) => module.OpenedMenu))

interface MenuProps {
  /** One button; it opens the menu. */
  trigger: ReactElement<Record<string, unknown>>
  items: readonly MenuItem[]
  align?: 'start' | 'end'
  /** Stands above the items, not selectable. */
  head?: ReactNode
}

/** Actions behind one button. */
export function Menu({ trigger, items, align = 'end', head }: MenuProps) {
  const [opened, setOpened] = useState<{ anchor: HTMLElement; focus: MenuFocus } | null>(null)
  // It comes right after the page, so that a menu opens at once, also of a console that has gone meanwhile.
  useEffect(() => OpenedMenu.fetch(), [])
  return (
    <>
      {cloneElement(trigger, {
        'aria-haspopup': 'menu',
        'aria-expanded': opened !== null,
        onClick: (event: MouseEvent<HTMLElement>) => {
          // The platform would close again what it knows to be this button's menu.
          event.preventDefault()
          const anchor = event.currentTarget
          // Not every browser gives it to a pressed button.
          if (opened !== null) anchor.focus({ preventScroll: true })
          // Enter and space are clicks without a pointer.
          setOpened(opened === null ? { anchor, focus: event.detail === 0 ? 'first' : 'popup' } : null)
        },
        onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpened({ anchor: event.currentTarget, focus: event.key === 'ArrowDown' ? 'first' : 'last' })
        },
      })}
      <OpenedMenu
        open={opened !== null}
        onOpenChange={(open) => {
          if (!open) setOpened(null)
        }}
        anchor={opened?.anchor ?? null}
        focus={opened?.focus ?? 'popup'}
        align={align}
        items={items}
        head={head}
      />
    </>
  )
}

interface MenuAtProps {
  /** The button that it opens at. */
  anchor: HTMLElement
  items: readonly MenuItem[]
  onClose: () => void
}

/** A menu that is open as long as it is there, at any button: one for all the rows of a table. */
export function MenuAt({ anchor, items, onClose }: MenuAtProps) {
  return (
    <OpenedMenu
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      anchor={anchor}
      focus={anchor.matches(':focus-visible') ? 'first' : 'popup'}
      align="end"
      items={items}
    />
  )
}
