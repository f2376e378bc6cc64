'use client'

import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { itemAfter } from './menu-keys'

export interface Tab<V extends string> {
  value: V
  label: string
  /** A small number behind the word. */
  count?: ReactNode
  content: ReactNode
}

interface TabsProps<V extends string> {
  label: string
  tabs: readonly Tab<V>[]
  value: V
  onChange: (value: V) => void
}

/** The keys of a row, as those of a column. */
const keys: Record<string, string> = {
  ArrowRight: 'ArrowDown',
  ArrowLeft: 'ArrowUp',
  Home: 'Home',
  End: 'End',
}

/**
 * Several views of one thing, one at a time. The caller keeps the value in the address. Arrows move the focus, Enter or space
 * chooses. Our own: Base UI's are 13 kB for this.
 */
export function Tabs<V extends string>({ label, tabs, value, onChange }: TabsProps<V>) {
  const id = useId()
  const tabId = (tab: V) => `${id}-tab-${tab}`
  const panelId = `${id}-panel`
  const chosen = tabs.find((tab) => tab.value === value)

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const key = keys[event.key]
    if (key === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const items = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]'))
    const focused = items.findIndex((item) => item === document.activeElement)
    const next = itemAfter(
      items.map((item) => item.textContent),
      focused,
      { key },
    )
    if (next === null) return
    event.preventDefault()
    items[next]?.focus()
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {/* The keys of all tabs in one place; each tab takes the focus itself. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={move}
        className="flex h-[34px] flex-none gap-0.5 overflow-x-auto border-b border-line-2 px-2.5 whitespace-nowrap"
      >
        {tabs.map((tab) => {
          const isChosen = tab.value === value
          return (
            <button
              key={tab.value}
              type="button"
              role="tab"
              id={tabId(tab.value)}
              aria-selected={isChosen}
              aria-controls={isChosen ? panelId : undefined}
              tabIndex={isChosen ? 0 : -1}
              onClick={() => onChange(tab.value)}
              className="-mb-px flex items-center gap-1.5 border-b-2 border-transparent px-2 text-ink-2 hover:text-ink-1 focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink-1"
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="text-micro font-normal text-ink-3">{tab.count}</span>
              )}
            </button>
          )
        })}
      </div>
      {chosen === undefined ? null : (
        <div
          key={chosen.value}
          role="tabpanel"
          id={panelId}
          aria-labelledby={tabId(chosen.value)}
          // What it holds may be text alone, which keys must be able to scroll.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="flex min-h-0 flex-1 flex-col focus-visible:-outline-offset-2"
        >
          {chosen.content}
        </div>
      )}
    </div>
  )
}
