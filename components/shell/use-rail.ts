'use client'

import { useState } from 'react'

export type RailWidth = 'wide' | 'narrow'

/** Whether the rail is folded, as chosen; without a choice a page with a canvas folds it. The server reads the cookie. */
export function useRail(kept: RailWidth | null, hasCanvas: boolean): [RailWidth, () => void] {
  const [chosen, setChosen] = useState(kept)
  const rail = chosen ?? (hasCanvas ? 'narrow' : 'wide')
  const toggle = () => {
    const next = rail === 'narrow' ? 'wide' : 'narrow'
    document.cookie = `warren-rail=${next}; path=/; max-age=31536000; samesite=lax`
    setChosen(next)
  }
  return [rail, toggle]
}
