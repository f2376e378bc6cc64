'use client'

import { useSyncExternalStore } from 'react'
import { useLocale } from 'use-intl'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { inOwnWords } from '@/lib/i18n/own-texts'
import { createListeners } from './listeners'

let translate: typeof inOwnWords | null = null
const arrival = createListeners()

/** The English texts to look up by come only where another language is spoken. Without them what is said stays English. */
function subscribe(listener: () => void) {
  if (translate === null) {
    import('@/lib/i18n/own-texts').then(
      (module) => {
        translate = module.inOwnWords
        arrival.tell()
      },
      () => undefined,
    )
  }
  return arrival.subscribe(listener)
}
const never = () => () => undefined
const onServer = () => null

/**
 * What a schema or the server said, in the language of the page. They say it in English, which is the API's language too;
 * what is not ours, as the broker's own words, stays as it is.
 */
export function useOwnTexts(): (english: string) => string {
  const isEnglish = useLocale() === 'en'
  const t = useTranslations('texts') as unknown as Parameters<typeof inOwnWords>[1]
  const found = useSyncExternalStore(isEnglish ? never : subscribe, () => translate, onServer)
  if (isEnglish || found === null) return (english) => english
  return (english) => found(english, t)
}
