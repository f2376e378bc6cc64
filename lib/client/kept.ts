'use client'

import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { createListeners } from './listeners'

/** Where the browser keeps nothing, a choice holds for this page. */
const unkept = new Map<string, string>()

const changes = createListeners(() => {
  // Another tab of this console.
  window.addEventListener('storage', changes.tell)
  return () => window.removeEventListener('storage', changes.tell)
})

function readText(key: string): string | null {
  try {
    return unkept.get(key) ?? window.localStorage.getItem(key)
  } catch {
    return unkept.get(key) ?? null
  }
}

/** Keeps a value under a key; false where the browser does not, so that it holds for this page alone. */
export function keep(key: string, value: unknown): boolean {
  const text = JSON.stringify(value)
  try {
    window.localStorage.setItem(key, text)
    unkept.delete(key)
  } catch {
    unkept.set(key, text)
  }
  changes.tell()
  return !unkept.has(key)
}

/** What JSON text says; undefined where it says nothing that can be read. */
export function parseKept(text: string | null): unknown {
  try {
    // No text is no JSON.
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/** What the browser keeps under a key at this moment; undefined where there is nothing that can be read. */
export const readKept = (key: string): unknown => parseKept(readText(key))

const nothing = () => null

/**
 * Something that this browser keeps under a key, and the way to change it. `parse` takes whatever is found there, undefined
 * where there is nothing, and always gives a usable value; it must not change between renders. A change is made from what is
 * kept at that moment, so that two tabs do not undo each other, and tells whether the browser keeps it.
 */
export function useKept<T>(
  key: string,
  parse: (kept: unknown) => T,
): [T, (change: (before: T) => T) => boolean] {
  const text = useSyncExternalStore(changes.subscribe, () => readText(key), nothing)
  const value = useMemo(() => parse(parseKept(text)), [text, parse])
  const change = useCallback((make: (before: T) => T) => keep(key, make(parse(readKept(key)))), [key, parse])
  return [value, change]
}
