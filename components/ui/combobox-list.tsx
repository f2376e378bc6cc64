'use client'

import { visible } from '@/lib/i18n/visible'
import { cx } from './cx'
import { menuItemClass } from './menu-popup'

export interface ComboboxOption {
  value: string
  /** When the value is no word: that of the default exchange is empty. */
  label?: string
  /** Small, behind it: the type. */
  about?: string
}

interface ComboboxListProps {
  id: string
  label: string
  options: readonly ComboboxOption[]
  /** Place of the one that keys have chosen; -1 for none. */
  at: number
  isMono: boolean
  note: string | undefined
  onTake: (option: ComboboxOption) => void
}

/** What a combobox offers. The focus stays in its text. */
export function ComboboxList({ id, label, options, at, isMono, note, onTake }: ComboboxListProps) {
  return (
    <>
      <div
        id={`${id}-list`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        aria-label={label}
        className={cx(
          'max-h-72 min-h-0 overflow-y-auto overscroll-contain p-1',
          options.length === 0 && 'hidden',
        )}
      >
        {options.map((option, index) => (
          <div
            key={option.value}
            id={`${id}-${index}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="option"
            aria-selected={index === at}
            className={cx(menuItemClass, 'hover:bg-hover aria-selected:bg-selected')}
            onPointerUp={(event) => {
              if (event.button === 0) onTake(option)
            }}
          >
            <span
              className={cx('cut', isMono && option.label === undefined && 'mono')}
              title={visible(option.value)}
            >
              {visible(option.label ?? option.value)}
            </span>
            {option.about === undefined ? null : (
              <span className="ml-auto pl-3 text-small text-ink-3">{option.about}</span>
            )}
          </div>
        ))}
      </div>
      <output
        className={cx('border-line-1 px-3 py-1.5 text-micro text-ink-3', options.length > 0 && 'border-t')}
        hidden={note === undefined}
      >
        {note}
      </output>
    </>
  )
}
