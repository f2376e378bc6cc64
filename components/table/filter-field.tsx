'use client'

import { useEffect, useState } from 'react'

interface FilterFieldProps {
  label: string
  /** What empty means. */
  placeholder: string
  value: string
  /** Called when typing pauses. */
  onChange: (value: string) => void
}

const pause = 250

/** A text inside a filter that is on. */
export function FilterField({ label, placeholder, value, onChange }: FilterFieldProps) {
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
      className="mono ml-1.5 h-6 w-28 rounded-xs bg-transparent px-1 text-ink-1"
      onChange={(event) => setText(event.target.value)}
    />
  )
}
