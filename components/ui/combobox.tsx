'use client'

import { useEffect, useId, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react'
import type { ComboboxOption } from './combobox-list'
import { laterPart } from './later-part'
import { showBeside } from './place-popup'
import { TextInput } from './text-input'

const ComboboxList = laterPart(() => import('./combobox-list').then((module) => module.ComboboxList))

interface ComboboxProps extends Omit<ComponentProps<typeof TextInput>, 'value' | 'onChange' | 'list'> {
  value: string
  onChange: (value: string) => void
  /** What fits what is typed, best first, already few. Other texts may be typed all the same. */
  options: readonly ComboboxOption[]
  /** Accessible name of the list. */
  listLabel: string
  /** Below the list, also said aloud: how many there are. */
  note?: string | undefined
}

const notChosen = -1

/**
 * A text that is typed or chosen from a list below it. Arrows move in the list, Enter takes, Esc closes it. The pointer takes what
 * it presses and nothing else: a list that opens under a resting one must not change what is typed.
 */
export function Combobox({ options, value, onChange, listLabel, note, ...input }: ComboboxProps) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const popup = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(notChosen)
  const at = Math.min(active, options.length - 1)
  const isShown = isOpen && (options.length > 0 || note !== undefined)

  useEffect(() => {
    const element = popup.current
    const anchor = box.current
    if (!isShown || element === null || anchor === null) return undefined
    element.style.minWidth = `${anchor.offsetWidth}px`
    showBeside(element, anchor, 'start')
    // What it stands beside has moved.
    const leave = (event: Event) => {
      if (!(event.target instanceof Node && element.contains(event.target))) setOpen(false)
    }
    window.addEventListener('scroll', leave, true)
    window.addEventListener('resize', leave)
    return () => {
      window.removeEventListener('scroll', leave, true)
      window.removeEventListener('resize', leave)
      // It may be gone with the page.
      if (element.isConnected) element.hidePopover()
    }
  }, [isShown])
  useEffect(() => {
    if (at !== notChosen)
      popup.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const open = () => {
    setOpen(true)
    setActive(notChosen)
  }
  const take = (option: ComboboxOption) => {
    onChange(option.value)
    setOpen(false)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const chosen = isShown ? options[at] : undefined
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        const step = event.key === 'ArrowDown' ? 1 : -1
        if (!isShown) open()
        // Beyond its end, the list goes over the text to its other end.
        else setActive(((at + 1 + step + options.length + 1) % (options.length + 1)) - 1)
        break
      }
      case 'Enter':
        if (chosen === undefined) return setOpen(false)
        take(chosen)
        break
      case 'Escape':
        if (!isShown) return
        // A dialog around it stays.
        event.stopPropagation()
        setOpen(false)
        break
      case 'Tab':
        if (chosen !== undefined) take(chosen)
        return
      default:
        return
    }
    event.preventDefault()
  }

  return (
    <>
      <TextInput
        {...input}
        ref={box}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-activedescendant={isShown && at !== notChosen ? `${id}-${at}` : undefined}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
          // What was typed before the page was alive may have been left since.
          if (event.target === document.activeElement) open()
        }}
        onClick={() => setOpen(true)}
        onKeyDown={press}
        onBlur={(event) => {
          setOpen(false)
          input.onBlur?.(event)
        }}
      />
      <div
        ref={popup}
        popover="manual"
        className="fixed m-0 max-w-[min(560px,calc(100vw-16px))] flex-col rounded-m bg-overlay text-body text-ink-1 shadow-menu [&:popover-open]:flex"
        // The text keeps the focus.
        onPointerDown={(event) => event.preventDefault()}
      >
        {isShown ? (
          <ComboboxList
            id={id}
            label={listLabel}
            options={options}
            at={at}
            isMono={input.mono === true}
            note={note}
            onTake={take}
          />
        ) : null}
      </div>
    </>
  )
}
