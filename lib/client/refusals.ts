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
let version = 0
const tell = () => {
  version += 1
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

/** An action that remembers for a minute where the broker refused it. */
export const remembering =
  <T>(wantedOf: (item: T) => Wanted, act: (item: T) => Promise<unknown>) =>
  async (item: T): Promise<unknown> => {
    try {
      return await act(item)
    } catch (error) {
      rememberRefusal(error, wantedOf(item))
      throw error
    }
  }

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

/** Draws anew whenever something is refused or forgotten. */
export const useRefusals = (): number =>
  useSyncExternalStore(
    subscribe,
    () => version,
    () => 0,
  )
