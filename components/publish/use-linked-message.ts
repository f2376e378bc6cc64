'use client'

import { parseAsString } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { useToast } from '@/components/ui/toast'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { PublishValues } from './publish-values'

const name = 'message'
const start = `#${name}=`

function subscribe(listener: () => void) {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}
function readHash(): string | null {
  const { hash } = window.location
  return hash.startsWith(start) ? hash.slice(start.length) : null
}
const nothing = () => null

/**
 * Fills the form from a link that carries a message. It never sends; and it leaves the address, so that edits are not undone.
 * A message stands in the fragment, which no server and no proxy gets to see; in links of before, it is a parameter.
 */
export function useLinkedMessage(fill: (values: PublishValues) => void): void {
  const t = useTranslations('publish.link')
  const toast = useToast()
  const [asked, setAsked] = useQueryState(name, parseAsString)
  const hash = useSyncExternalStore(subscribe, readHash, nothing)
  const message = hash ?? asked
  const take = useEffectEvent((values: PublishValues | null) => {
    if (readHash() !== null) window.history.replaceState(null, '', window.location.href.split('#')[0])
    setAsked(null)
    if (values === null) toast({ title: t('unreadable'), isProblem: true })
    else fill(values)
  })
  useEffect(() => {
    if (message === null) return undefined
    let isLeft = false
    // Without the code the address keeps the message: reloading tries again.
    import('./parse-values').then(
      ({ valuesFromLink }) => {
        if (!isLeft) take(valuesFromLink(message))
      },
      () => undefined,
    )
    return () => {
      isLeft = true
    }
  }, [message])
}
