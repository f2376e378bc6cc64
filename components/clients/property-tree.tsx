import { visible } from '@/lib/i18n/visible'
import { argumentText } from '@/lib/rabbitmq/argument-text'
import type { Json } from '@/lib/rabbitmq/json'

interface Property {
  name: string
  value: Json
}

const isTable = (value: Json): value is { [key: string]: Json } | Json[] =>
  value !== null && typeof value === 'object' && Object.keys(value).length > 0

const membersOf = (value: { [key: string]: Json } | Json[]): Property[] =>
  Object.entries(value).map(([name, member]) => ({ name, value: member }))

/** What a client says of itself: names and values, tables open and close. */
export function PropertyTree({ properties, label }: { properties: readonly Property[]; label?: string }) {
  return (
    <ul aria-label={label} className="flex flex-col gap-1 text-small leading-[18px]">
      {properties.map(({ name, value }) => (
        <li key={name} className="min-w-0">
          {isTable(value) ? (
            <details>
              <summary className="cursor-pointer text-ink-3 marker:text-ink-3">
                {visible(name)} <span className="text-micro">({membersOf(value).length})</span>
              </summary>
              <div className="mt-1 ml-1.5 border-l border-line-2 pl-3">
                <PropertyTree properties={membersOf(value)} />
              </div>
            </details>
          ) : (
            <span className="grid grid-cols-[minmax(0,128px)_minmax(0,1fr)] gap-x-3">
              <span className="text-ink-3 wrap-anywhere">{visible(name)}</span>
              <span className="mono wrap-anywhere">{visible(argumentText(value))}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
