import { useSyncExternalStore } from 'react'
import { ConsoleError } from '@/lib/api/problem'
import type { Right } from '@/lib/rabbitmq/permissions'

/** What somebody wanted to do with. */
export interface Wanted {
  right: Right
  object: 'queue' | 'exchange'
  vhost: string
  name: string
}

/** Permissions change: after this long the broker is asked again. */
const rememberedFor = 60_000

const refusals = new Map<string, { words: string; forget: ReturnType<typeof setTimeout> }>()
const listeners = new Set<() => void>()
const tell = () => {
  for (const each of listeners) each()
}

const keyOf = ({ right, object, vhost, name }: Wanted) => JSON.stringify([right, object, vhost, name])

/** Keeps for a minute that the broker refused this, in its words. Other errors say nothing about rights. */
export function rememberRefusal(error: unknown, wanted: Wanted): void {
  if (!(error instanceof ConsoleError) || error.code !== 'refused') return
  const key = keyOf(wanted)
  clearTimeout(refusals.get(key)?.forget)
  const forget = setTimeout(() => {
    refusals.delete(key)
    tell()
  }, rememberedFor)
  refusals.set(key, { words: error.message, forget })
  tell()
}

/** What the broker said within the last minute when this was wanted, if it refused. */
export const remembered = (wanted: Wanted): string | undefined => refusals.get(keyOf(wanted))?.words

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The same, as it changes. */
export const useRemembered = (wanted: Wanted): string | undefined =>
  useSyncExternalStore(
    subscribe,
    () => remembered(wanted),
    () => undefined,
  )
