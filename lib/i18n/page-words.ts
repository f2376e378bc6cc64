import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { compileWords } from './compile-words'
import { en, type Words } from './en'
import { chooseLocale, languageCookie, type Locale } from './locales'
import { zhCN } from './zh-CN'

/** All languages are here, so nothing of the browser may import this file: it gets the words of its page from the layout. */
const words: Record<Locale, Words> = { en, 'zh-CN': zhCN as Words }
const compiled: Record<Locale, Words> = { en: compileWords(en), 'zh-CN': compileWords(words['zh-CN']) }

/** The language of the page that is being answered. */
export async function pageLocale(): Promise<Locale> {
  const [kept, asked] = await Promise.all([cookies(), headers()])
  return chooseLocale(kept.get(languageCookie)?.value, asked.get('accept-language'))
}

/** All words of the page that is being answered, as they were written: for titles, which have nothing to fill in. */
export const pageWords = async (): Promise<Words> => words[await pageLocale()]

/** The same for the browser. */
export const browserWords = async (): Promise<Words> => compiled[await pageLocale()]

type Titled = { [N in keyof Words]: Words[N] extends { title: string } ? N : never }[keyof Words]

/** The title of a page: `export const generateMetadata = pageTitle('queues')`. */
export const pageTitle = (namespace: Titled) => async (): Promise<Metadata> => ({
  title: (await pageWords())[namespace].title,
})
