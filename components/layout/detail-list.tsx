import type { ReactNode } from 'react'

export interface Detail {
  label: string
  value: ReactNode
  /** Names, keys and values of the broker. */
  mono?: boolean
}

/** Names and values, two columns. */
export function DetailList({ details }: { details: readonly Detail[] }) {
  return (
    // On a phone lists stand below each other: most of them have their values at the same place.
    <dl className="grid content-start grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-small leading-[18px] max-sm:grid-cols-[minmax(112px,max-content)_minmax(0,1fr)]">
      {details.map((detail) => (
        <div key={detail.label} className="contents">
          <dt className="text-ink-3">{detail.label}</dt>
          <dd
            className={
              detail.mono === true ? 'mono min-w-0 text-small wrap-anywhere' : 'min-w-0 wrap-anywhere'
            }
          >
            {detail.value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
