'use client'

import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { itemAfter } from './menu-keys'
import { showBeside } from './place-popup'

export const menuItemClass =
  'flex h-[26px] w-full flex-none items-center gap-2 rounded-s px-2 text-left whitespace-nowrap no-underline outline-none select-none focus:bg-selected aria-disabled:cursor-default aria-disabled:text-ink-disabled max-sm:h-9'

/** Where the focus goes: to an item when keys opened the menu. */
export type MenuFocus = 'popup' | 'first' | 'last'

const itemsOf = (popup: HTMLElement) => Array.from(popup.querySelectorAll<HTMLElement>('[role^=menuitem]'))

/** Shows a menu and brings the focus there. */
export function openMenu(
  popup: HTMLElement,
  anchor: HTMLElement,
  align: 'start' | 'end',
  focus: MenuFocus,
): void {
  if (popup.matches(':popover-open')) return
  // Known to the platform as its button, it does not close the menu by the press that is to toggle it.
  if (anchor instanceof HTMLButtonElement) anchor.popoverTargetElement ??= popup
  showBeside(popup, anchor, align)
  const items = itemsOf(popup)
  const target = focus === 'popup' ? popup : focus === 'first' ? items[0] : items.at(-1)
  target?.focus({ preventScroll: true })
}

export function closeMenu(popup: HTMLElement | null, anchor: HTMLElement | null): void {
  popup?.hidePopover()
  // Not every browser gives a pressed button the focus that the platform would bring back.
  anchor?.focus({ preventScroll: true })
}

interface PopupProps {
  ref: RefObject<HTMLDivElement | null>
  id: string
  'aria-labelledby'?: string
  'aria-label'?: string | undefined
  onOpenChange: (open: boolean) => void
  /** Tab: a menu is left as a whole. */
  onLeave: () => void
}

interface MenuState {
  /** For the button that opens it. */
  trigger: Record<string, unknown>
  /** For MenuPopup. */
  popup: PopupProps
  open: (focus: MenuFocus) => void
  close: () => void
}

/**
 * A menu's button and popup. Our own on the platform's popover, which brings the top layer, Esc and the press outside: Base
 * UI's menu costs every page 57 kB.
 */
export function useMenu(align: 'start' | 'end', onOpenChange?: (open: boolean) => void): MenuState {
  const id = useId()
  const popup = useRef<HTMLDivElement>(null)
  const anchor = useRef<HTMLElement>(null)
  const [isOpen, setOpen] = useState(false)

  const open = (focus: MenuFocus) => {
    if (popup.current !== null && anchor.current !== null)
      openMenu(popup.current, anchor.current, align, focus)
  }
  const close = () => closeMenu(popup.current, anchor.current)
  return {
    open,
    close,
    popup: {
      ref: popup,
      id,
      'aria-labelledby': `${id}-trigger`,
      onOpenChange: (next) => {
        setOpen(next)
        onOpenChange?.(next)
      },
      onLeave: close,
    },
    trigger: {
      ref: anchor,
      id: `${id}-trigger`,
      'aria-haspopup': 'menu',
      'aria-expanded': isOpen,
      onClick: (event: MouseEvent) => {
        event.preventDefault()
        if (popup.current?.matches(':popover-open') === true) close()
        // Enter and space are clicks without a pointer.
        else open(event.detail === 0 ? 'first' : 'popup')
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        open(event.key === 'ArrowDown' ? 'first' : 'last')
      },
    },
  }
}

/** Letters typed within this time are one search. */
const typingTime = 500

/** What opens: items of the role menuitem, menuitemradio or menuitemcheckbox, which keys and the pointer move through. */
export function MenuPopup({
  onOpenChange,
  onLeave,
  children,
  ...rest
}: PopupProps & { children: ReactNode }) {
  const { ref } = rest
  const typed = useRef({ text: '', until: 0 })

  const turn = useEffectEvent(onOpenChange)
  useEffect(() => {
    const element = ref.current
    const listen = (event: ToggleEvent) => turn(event.newState === 'open')
    element?.addEventListener('beforetoggle', listen)
    return () => element?.removeEventListener('beforetoggle', listen)
  }, [ref])

  const letters = (key: string): string | null => {
    const now = performance.now()
    const isMore = now < typed.current.until
    if (key.length !== 1 || (key === ' ' && !isMore)) return null
    typed.current = { text: isMore ? typed.current.text + key : key, until: now + typingTime }
    return typed.current.text
  }
  const move = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Tab') {
      event.preventDefault()
      onLeave()
      return
    }
    const items = itemsOf(event.currentTarget)
    const text = letters(event.key)
    const next = itemAfter(
      items.map((item) => item.textContent),
      items.findIndex((item) => item === document.activeElement),
      text === null ? { key: event.key } : { typed: text },
    )
    if (next === null) return
    event.preventDefault()
    items[next]?.focus()
  }
  const point = (event: PointerEvent) => {
    if (event.pointerType === 'touch' || !(event.target instanceof Element)) return
    event.target.closest<HTMLElement>('[role^=menuitem]')?.focus({ preventScroll: true })
  }
  return (
    <div
      {...rest}
      popover="auto"
      role="menu"
      tabIndex={-1}
      onKeyDown={move}
      onPointerMove={point}
      className="fixed m-0 w-max max-w-[calc(100vw-16px)] min-w-[180px] overflow-y-auto rounded-m bg-overlay p-1 text-left text-body font-normal text-ink-1 shadow-menu outline-none"
    >
      {children}
    </div>
  )
}
