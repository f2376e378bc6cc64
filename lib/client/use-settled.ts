'use client'

import { useEffect, useState } from 'react'

/** In ms. */
const pause = 250

/** A value that is being typed, once typing pauses: queries follow it instead of every key. */
export function useSettled<V>(value: V): V {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
