'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

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

/** Several views of one thing, one at a time. The caller keeps the value in the address. */
export function Tabs<V extends string>({ label, tabs, value, onChange }: TabsProps<V>) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => onChange(next as V)}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Base.List
        aria-label={label}
        className="flex h-[34px] flex-none gap-0.5 overflow-x-auto border-b border-line-2 px-2.5 whitespace-nowrap"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px flex items-center gap-1.5 border-b-2 border-transparent px-2 text-ink-2 hover:text-ink-1 focus-visible:-outline-offset-2 data-active:border-accent data-active:font-medium data-active:text-ink-1"
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="text-micro font-normal text-ink-3">{tab.count}</span>
            )}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="flex min-h-0 flex-1 flex-col">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
