import { parseKept } from '@/lib/client/kept'
import { parseValues } from './parse-values'
import type { PublishValues } from './publish-values'

/** A message that somebody keeps in this browser. */
export interface SavedMessage {
  collection: string
  name: string
  values: PublishValues
}

/** A browser keeps some 5 MB for all of a site. */
export const mostSaved = 500

export function parseSaved(kept: unknown): SavedMessage[] {
  if (!Array.isArray(kept)) return []
  return kept.flatMap((each: unknown) => {
    const { collection, name, values } = (each ?? {}) as { [K in keyof SavedMessage]?: unknown }
    const parsed = parseValues(values)
    if (typeof collection !== 'string' || typeof name !== 'string' || name === '' || parsed === null)
      return []
    return [{ collection, name, values: parsed }]
  })
}

export const isSameSaved = (a: SavedMessage, b: SavedMessage) =>
  a.collection === b.collection && a.name === b.name

/**
 * The saved messages with these, and how many of these found a place. One under a name that is taken replaces; of two that come
 * under the same name, the last one. Where there is no more room, none that is there goes for another.
 */
export function withSaved(
  before: readonly SavedMessage[],
  these: readonly SavedMessage[],
): { saved: SavedMessage[]; added: number } {
  const saved = [...before]
  let added = 0
  for (const each of these) {
    const at = saved.findIndex((old) => isSameSaved(old, each))
    if (at === -1 && saved.length >= mostSaved) continue
    saved.splice(at === -1 ? saved.length : at, 1, each)
    added += 1
  }
  saved.sort((a, b) => a.collection.localeCompare(b.collection) || a.name.localeCompare(b.name))
  return { saved, added }
}

/** The messages in an exported file; none where there are none. */
export const savedFromText = (text: string): SavedMessage[] => {
  const json = parseKept(text) as { messages?: unknown } | undefined
  return parseSaved(json?.messages)
}

export const savedToText = (messages: readonly SavedMessage[]): string =>
  JSON.stringify({ warren: 'saved messages', version: 1, messages }, null, 2)
