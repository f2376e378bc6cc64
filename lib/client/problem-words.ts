'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { ConsoleError, type ProblemCode } from '@/lib/api/problem'
import { ConsoleUnreachable } from './console-unreachable'
import { useOwnTexts } from './own-texts'

export interface ProblemWords {
  title: string
  /** The particulars, in the broker's or our own words. Empty when there are none. */
  detail: string
  next: string
}

/** Their title says all of it. */
const plain = new Set<ProblemCode>(['bad_credentials', 'no_management_tag', 'too_many_attempts'])

/** Words for anything that was thrown: `const say = useProblemWords(); say(error).title`. */
export function useProblemWords(): (error: unknown) => ProblemWords {
  const t = useTranslations('problems')
  const ui = useTranslations('ui')
  const inWords = useOwnTexts()
  return (error) => {
    if (error instanceof ConsoleError) {
      const fields = error.errors
        .map(({ pointer, message }) => ({ field: pointer.replace(/^\//, ''), message }))
        .filter(({ field, message }) => !error.message.includes(`${field}: ${message}`))
        .map(({ field, message }) => `${field}: ${inWords(message)}`)
      return {
        title: t(`${error.code}.title`),
        detail: plain.has(error.code)
          ? ''
          : [inWords(error.message), ...fields].filter((line) => line !== '').join('\n'),
        next:
          error.retryAfter === null ? t(`${error.code}.next`) : ui('retryIn', { seconds: error.retryAfter }),
      }
    }
    if (error instanceof ConsoleUnreachable) {
      return { title: t('no_answer.title'), detail: '', next: t('no_answer.next') }
    }
    return { title: t('internal.title'), detail: '', next: t('internal.next') }
  }
}
