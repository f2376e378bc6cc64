'use client'

import { parseKept, useKept } from '@/lib/client/kept'
import { useOwnKey } from '@/lib/client/use-own-key'
import { parseValues } from './parse-values'
import type { PublishValues } from './publish-values'

/** A message that somebody keeps in this browser. */
export interface SavedMessage {
  collection: string
  name: string
  values: PublishValues
}

const most = 500

function parseSaved(kept: unknown): SavedMessage[] {
  if (!Array.isArray(kept)) return []
  return kept.slice(0, most).flatMap((each: unknown) => {
    const { collection, name, values } = (each ?? {}) as { [K in keyof SavedMessage]?: unknown }
    const parsed = parseValues(values)
    if (typeof collection !== 'string' || typeof name !== 'string' || name === '' || parsed === null)
      return []
    return [{ collection, name, values: parsed }]
  })
}

const isSame = (a: SavedMessage, b: SavedMessage) => a.collection === b.collection && a.name === b.name

/** The saved messages of this user of this broker. Saving under a name that is taken replaces. */
export function useSavedMessages() {
  const [saved, change] = useKept(useOwnKey('saved'), parseSaved)
  const add = (all: readonly SavedMessage[]) =>
    change((before) =>
      [...before.filter((old) => all.every((each) => !isSame(each, old))), ...all]
        .sort((a, b) => a.collection.localeCompare(b.collection) || a.name.localeCompare(b.name))
        .slice(0, most),
    )
  const remove = (one: SavedMessage) => change((before) => before.filter((each) => !isSame(each, one)))
  return { saved, add, remove }
}

/** The messages in an exported file; none where there are none. */
export const savedFromText = (text: string): SavedMessage[] => {
  const json = parseKept(text) as { messages?: unknown } | undefined
  return parseSaved(json?.messages)
}

export const savedToText = (messages: readonly SavedMessage[]): string =>
  JSON.stringify({ warren: 'saved messages', version: 1, messages }, null, 2)
