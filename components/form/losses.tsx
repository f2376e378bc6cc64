import type { ReactNode } from 'react'

/** What goes with something that is taken away, counted, one line each. */
export function Losses({ losses }: { losses: readonly ReactNode[] }) {
  if (losses.length === 0) return null
  return (
    <ul className="border-l-2 border-bad pl-2.5 text-small leading-[19px] wrap-anywhere">
      {losses.map((loss, index) => (
        // The list is fixed while the dialog is open.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>{loss}</li>
      ))}
    </ul>
  )
}
