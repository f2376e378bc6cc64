'use client'

import { useEffect, useRef, useState } from 'react'
import { FilterError } from '@/lib/rabbitmq/filter/filter-error'
import { parseFilter } from '@/lib/rabbitmq/filter/parse'

interface Filter {
  value: string
  onChange: (filter: string) => void
  refusal: string | null
}

interface FilterText {
  text: string
  /** Why it cannot be read, if so. */
  error: FilterError | null
  /** What is half typed is not wrong yet. */
  isTyping: boolean
  type: (text: string) => void
  /** The same of what was not typed. */
  set: (text: string) => void
  /** It is whole: nobody waits any longer. */
  submit: () => void
}

const pause = 500

/** A filter while it is written: one that can be read goes out when typing pauses. */
export function useFilterText({ value, onChange, refusal }: Filter): FilterText {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  const [isTyping, setTyping] = useState(false)
  if (known !== value) {
    setKnown(value)
    // What the server refused stays to be mended.
    if (refusal === null) setText(value)
  }
  const error = errorOf(text)
  useEffect(() => {
    if (text === value || error !== null) return undefined
    const timer = setTimeout(() => onChange(text), pause)
    return () => clearTimeout(timer)
  }, [text, value, error, onChange])
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(typing.current), [])
  return {
    text,
    error,
    isTyping,
    type: (next) => {
      setText(next)
      clearTimeout(typing.current)
      setTyping(true)
      typing.current = setTimeout(() => setTyping(false), pause)
    },
    set: setText,
    submit: () => {
      setTyping(false)
      if (error === null) onChange(text)
    },
  }
}

function errorOf(text: string): FilterError | null {
  try {
    parseFilter(text)
    return null
  } catch (error) {
    if (error instanceof FilterError) return error
    throw error
  }
}
