'use client'

import { useEffect, useState } from 'react'
import { cx } from '@/components/ui/cx'

interface FilterFieldProps {
  label: string
  /** What empty means. */
  placeholder: string
  value: string
  /** Called when typing pauses. */
  onChange: (value: string) => void
  /** Where several stand beside each other. */
  narrow?: boolean
}

const pause = 250

/** A text inside a filter that is on. */
export function FilterField({ label, placeholder, value, onChange, narrow = false }: FilterFieldProps) {
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  // The address changed from elsewhere.
  if (seen !== value) {
    setSeen(value)
    setText(value)
  }
  useEffect(() => {
    if (text === value) return undefined
    const timer = setTimeout(() => {
      setSeen(text)
      onChange(text)
    }, pause)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
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
      onChange={(event) => setText(event.target.value)}
    />
  )
}
