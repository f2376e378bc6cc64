'use client'

import { Check } from 'lucide-react'
import { cloneElement, useEffect, useId, useRef, type ReactNode } from 'react'
import { cx } from './cx'
import type { MenuItem } from './menu'
import { MenuPopup, closeMenu, menuItemClass, openMenu, type MenuFocus } from './menu-popup'

interface OpenedMenuProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The button that it stands at. */
  anchor: HTMLElement | null
  focus: MenuFocus
  align: 'start' | 'end'
  items: readonly MenuItem[]
  head?: ReactNode
}

/** What a button opens. Once opened it stays, so that the platform can bring the focus back when it closes. */
export function OpenedMenu(props: OpenedMenuProps) {
  const { open, onOpenChange, anchor, focus, align, items, head } = props
  const id = useId()
  const popup = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = popup.current
    if (element === null) return
    if (open && anchor !== null) openMenu(element, anchor, align, focus)
    else element.hidePopover()
  }, [open, anchor, align, focus])
  const close = () => closeMenu(popup.current, anchor)
  return (
    <MenuPopup
      ref={popup}
      id={id}
      aria-label={anchor?.getAttribute('aria-label') ?? anchor?.textContent}
      onOpenChange={onOpenChange}
      onLeave={close}
    >
      {head === undefined ? null : <div className="px-2 pt-1 pb-1.5 text-small text-ink-3">{head}</div>}
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
