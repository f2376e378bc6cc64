'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactElement } from 'react'
import { menuItemClass, menuPopupClass } from './menu'

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
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50">
          <Base.Popup className={menuPopupClass}>
            <Base.RadioGroup value={value} onValueChange={(choice) => onChange(choice as V)}>
              {options.map((option) => (
                <Base.RadioItem
                  key={option.value}
                  value={option.value}
                  closeOnClick
                  lang={option.lang}
                  className={menuItemClass}
                >
                  <span className="size-3.5 flex-none">
                    <Base.RadioItemIndicator>
                      <Check size={14} strokeWidth={1.5} aria-hidden />
                    </Base.RadioItemIndicator>
                  </span>
                  {option.label}
                </Base.RadioItem>
              ))}
            </Base.RadioGroup>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
