'use client'

import { useEffect, useState } from 'react'

/** A value that is being typed, once typing pauses: queries follow it instead of every key. */
export function useSettled<V>(value: V, milliseconds = 250): V {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
