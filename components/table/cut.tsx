import type { ReactNode } from 'react'
import { certainlyFits } from './text-width'

interface CutProps {
  text: string
  /** In px: what the column's width leaves to the text. */
  width: number
  /** How the text is shown. */
  children: ReactNode
}

/** A text that is cut where it may be too long for its column, which `fits`. */
export function Cut({ text, width, children }: CutProps) {
  if (certainlyFits(text, width)) return children
  return (
    <span className="block truncate" title={text}>
      {children}
    </span>
  )
}
