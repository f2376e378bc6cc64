'use client'

import { useState, type ComponentProps } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Combobox } from '@/components/ui/combobox'
import type { ComboboxOption } from '@/components/ui/combobox-list'
import { laterPart } from '@/components/ui/later-part'

export interface Offered {
  options: readonly ComboboxOption[]
  note?: string
}

// Names are looked for by whoever comes to such a field.
const NameFinder = laterPart(() => import('./name-finder').then((module) => module.NameFinder))

const nothing: Offered = { options: [] }

interface ObjectNameProps extends Omit<ComponentProps<typeof Combobox>, 'options' | 'listLabel' | 'note'> {
  kind: 'queue' | 'exchange'
  /** Names of this virtual host are offered. */
  vhost: string
  /** The default exchange is offered too, as the empty name. */
  withDefault?: boolean
}

/** The name of a queue or exchange: chosen among all there are, or typed, since one may use what one may not list. */
export function ObjectName({ kind, vhost, withDefault = false, ...rest }: ObjectNameProps) {
  const t = useTranslations('forms.names')
  const [offered, setOffered] = useState(nothing)
  const [isHere, setHere] = useState(false)
  // What stands there already narrows nothing until something is typed.
  const [typed, setTyped] = useState('')
  return (
    <>
      <Combobox
        mono
        {...rest}
        options={isHere ? offered.options : nothing.options}
        note={isHere ? offered.note : undefined}
        listLabel={t('offered')}
        onFocus={(event) => {
          setTyped('')
          setHere(true)
          rest.onFocus?.(event)
        }}
        onBlur={(event) => {
          setHere(false)
          rest.onBlur?.(event)
        }}
        onChange={(name) => {
          setTyped(name)
          rest.onChange(name)
        }}
      />
      {isHere ? (
        <NameFinder kind={kind} vhost={vhost} typed={typed} withDefault={withDefault} onFound={setOffered} />
      ) : null}
    </>
  )
}
