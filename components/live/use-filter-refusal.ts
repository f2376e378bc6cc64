'use client'

import { ConsoleError } from '@/lib/api/problem'
import { useOwnTexts } from '@/lib/client/own-texts'
import { useProblemWords } from '@/lib/client/problem-words'
import { sentences } from '@/lib/i18n/sentences'

/** Why the server did not take a filter: what it says of the filter itself, else of the problem. Null where it took it. */
export function useFilterRefusal(error: unknown): string | null {
  const say = useProblemWords()
  const inWords = useOwnTexts()
  if (error === null) return null
  const own =
    error instanceof ConsoleError ? error.errors.find(({ pointer }) => pointer === '/filter') : undefined
  if (own !== undefined) return inWords(own.message)
  const { title, detail } = say(error)
  return sentences(title, detail)
}
