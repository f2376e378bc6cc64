'use client'

import { useLocale } from 'use-intl'
import type { Locale } from './locales'

interface Punctuation {
  /** Between two of a list. */
  comma: string
  stop: string
  /** After the full stop of a sentence that another follows: a full-width one brings its own. */
  room: string
  colon: string
  /** To be put after what it explains: " (text)", （text）. */
  bracketed: (text: string) => string
  /** "a, b" or 甲、乙. What the broker's own syntax joins (routing keys, arguments) is no such list. */
  listed: (words: readonly string[]) => string
}

const marks: Record<Locale, Omit<Punctuation, 'listed'>> = {
  en: { comma: ', ', stop: '.', room: ' ', colon: ':', bracketed: (text) => ` (${text})` },
  'zh-CN': { comma: '、', stop: '。', room: '', colon: '：', bracketed: (text) => `（${text}）` },
}

/** What stands between words and sentences in the language of the page. */
export function usePunctuation(): Punctuation {
  const locale = useLocale()
  return { ...marks[locale], listed: (words) => words.join(marks[locale].comma) }
}
