'use client'

import { useKept } from '@/lib/client/kept'
import { useOwnKey } from '@/lib/client/use-own-key'
import { isSameSaved, parseSaved, withSaved, type SavedMessage } from './saved-list'

/** The saved messages of this user of this broker. */
export function useSavedMessages() {
  const [saved, change] = useKept(useOwnKey('saved'), parseSaved)
  /** How many found a place, and whether the browser keeps them. */
  const add = (these: readonly SavedMessage[]): { added: number; isKept: boolean } => {
    let added = 0
    const isKept = change((before) => {
      const now = withSaved(before, these)
      added = now.added
      return now.saved
    })
    return { added, isKept }
  }
  const remove = (one: SavedMessage) => change((before) => before.filter((each) => !isSameSaved(each, one)))
  return { saved, add, remove }
}
