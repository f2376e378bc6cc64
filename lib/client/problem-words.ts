'use client'

import { useTranslations } from 'use-intl'
import { ConsoleError } from '@/lib/api/problem'
import { ConsoleUnreachable } from './console-unreachable'

export interface ProblemWords {
  title: string
  /** The particulars, in the broker's or our own words. Empty when there are none. */
  detail: string
  next: string
}

/** Words for anything that was thrown: `const say = useProblemWords(); say(error).title`. */
export function useProblemWords(): (error: unknown) => ProblemWords {
  const t = useTranslations('problems')
  return (error) => {
    if (error instanceof ConsoleError) {
      const fields = error.errors.map((each) => `${each.pointer.replace(/^\//, '')}: ${each.message}`)
      return {
        title: t(`${error.code}.title`),
        detail: [error.message, ...fields].filter((line) => line !== '').join('\n'),
        next: t(`${error.code}.next`),
      }
    }
    if (error instanceof ConsoleUnreachable) {
      return { title: t('no_answer.title'), detail: '', next: t('no_answer.next') }
    }
    return { title: t('internal.title'), detail: '', next: t('internal.next') }
  }
}
