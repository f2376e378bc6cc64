'use client'

import { Check } from 'lucide-react'
import { cloneElement, type ReactElement } from 'react'
import { MenuPopup, menuItemClass, useMenu } from './menu-popup'

interface ChoiceMenuProps<V extends string> {
  /** One button; it opens the menu. */
  trigger: ReactElement<Record<string, unknown>>
  /** `lang` where the label is not in the language of the page. */
  options: readonly { value: V; label: string; lang?: string }[]
  value: V
  onChange: (value: V) => void
}

/** One of a few, behind one button. */
export function ChoiceMenu<V extends string>({ trigger, options, value, onChange }: ChoiceMenuProps<V>) {
  const menu = useMenu('end')
  return (
    <>
      {cloneElement(trigger, menu.trigger)}
      <MenuPopup {...menu.popup}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            role="menuitemradio"
            aria-checked={option.value === value}
            tabIndex={-1}
            lang={option.lang}
            className={menuItemClass}
            onClick={() => {
              menu.close()
              onChange(option.value)
            }}
          >
            <span className="size-3.5 flex-none">{option.value === value ? <Check /> : null}</span>
            {option.label}
          </button>
        ))}
      </MenuPopup>
    </>
  )
}
