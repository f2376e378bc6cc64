'use client'

import { Check } from 'lucide-react'
import { cloneElement, useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react'
import { cx } from './cx'
import { MenuPopup, closeMenu, menuItemClass, openMenu, useMenu } from './menu-popup'

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
  const menu = useMenu(align)
  return (
    <>
      {cloneElement(trigger, menu.trigger)}
      <MenuPopup {...menu.popup}>
        {head === undefined ? null : <div className="px-2 pt-1 pb-1.5 text-small text-ink-3">{head}</div>}
        <MenuItems items={items} onDone={menu.close} />
      </MenuPopup>
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
  const id = useId()
  const popup = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = popup.current
    if (element !== null) {
      openMenu(element, anchor, 'end', anchor.matches(':focus-visible') ? 'first' : 'popup')
    }
  }, [anchor])
  const close = () => closeMenu(popup.current, anchor)
  return (
    <MenuPopup
      ref={popup}
      id={id}
      aria-label={anchor.getAttribute('aria-label') ?? anchor.textContent}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      onLeave={close}
    >
      <MenuItems items={items} onDone={close} />
    </MenuPopup>
  )
}

/** The items of a menu, whatever opens it. `onDone` closes it. */
export function MenuItems({ items, onDone }: { items: readonly MenuItem[]; onDone: () => void }) {
  return items.map((item, index) => {
    // Lines have no identity of their own: their place is it.
    if (item === 'line') return <hr key={`line-${index}`} className="my-1 h-px border-0 bg-line-1" />
    const { disabledReason: reason } = item
    const content = (
      <>
        {item.icon}
        {item.label}
        {item.checked === true ? <Check className="ml-auto flex-none" /> : null}
        {item.hint === undefined ? null : <span className="ml-auto pl-4 text-ink-3">{item.hint}</span>}
      </>
    )
    const isDisabled = item.disabled === true || reason !== undefined
    const props = {
      role: item.checked === undefined ? 'menuitem' : 'menuitemradio',
      'aria-checked': item.checked,
      tabIndex: -1,
      'aria-disabled': isDisabled ? true : undefined,
      'aria-description': reason,
      title: reason,
      className: cx(menuItemClass, item.danger && 'text-bad-ink'),
      onClick: () => {
        if (isDisabled) return
        onDone()
        item.onSelect?.()
      },
    } as const
    return [
      item.link === undefined ? (
        // Two objects may be called the same.
        <button key={`${index} ${item.label}`} type="button" {...props}>
          {content}
        </button>
      ) : (
        cloneElement(item.link, { key: `${index} ${item.label}`, ...props, children: content })
      ),
      // Always there: a menu that grows under the pointer or the thumb makes one miss. The item's description says it.
      reason === undefined ? null : (
        <p key={`why-${index}`} aria-hidden className="max-w-64 px-2 pb-1.5 text-small text-ink-3">
          {reason}
        </p>
      ),
    ]
  })
}
