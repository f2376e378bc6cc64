'use client'

import { cx } from '@/components/ui/cx'
import { useTypedText } from './use-typed-text'

interface FilterTextProps {
  label: string
  /** What empty means. */
  placeholder: string
  value: string
  /** Called when typing pauses. */
  onChange: (value: string) => void
  /** Where several stand beside each other. */
  narrow?: boolean
}

/** A text inside a filter that is on. */
export function FilterText({ label, placeholder, value, onChange, narrow = false }: FilterTextProps) {
  const { text, type } = useTypedText(value, onChange)
  return (
    <input
      type="text"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      maxLength={255}
      autoComplete="off"
      spellCheck={false}
      className={cx('mono ml-1.5 h-6 rounded-xs bg-transparent px-1 text-ink-1', narrow ? 'w-20' : 'w-28')}
      onChange={(event) => type(event.target.value)}
    />
  )
}
