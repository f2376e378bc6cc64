'use client'

import { useSyncExternalStore } from 'react'
import { useLocale } from 'use-intl'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { findOwnText } from '@/lib/i18n/own-texts'
import { createListeners } from './listeners'

/** `name: Not a number.` is how the server words bad input that no field of a form holds. */
const ofField = /^([\w/.]+): (.+)\.$/s

let find: typeof findOwnText | null = null
const arrival = createListeners()

/** The English texts to look up by come only where another language is spoken. Without them what is said stays English. */
function subscribe(listener: () => void) {
  if (find === null) {
    import('@/lib/i18n/own-texts').then(
      (module) => {
        find = module.findOwnText
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
  const t = useTranslations('texts') as unknown as (key: string, values: Record<string, string>) => string
  const found = useSyncExternalStore(isEnglish ? never : subscribe, () => find, onServer)
  if (isEnglish || found === null) return (english) => english
  const say = (english: string): string => {
    const own = found(english)
    if (own !== null) {
      const { what, why, ...values } = own.values
      // Sentences of ours within it; all else is a name or a figure.
      return t(own.key, {
        ...values,
        ...(what === undefined ? {} : { what: say(what) }),
        ...(why === undefined ? {} : { why: say(why) }),
      })
    }
    const [, field, rest] = ofField.exec(english) ?? []
    return field === undefined || rest === undefined ? english : `${field}: ${say(rest)}`
  }
  return say
}
