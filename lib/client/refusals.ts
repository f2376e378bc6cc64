import { useSyncExternalStore } from 'react'
import { ConsoleError } from '@/lib/api/problem'
import type { Right } from '@/lib/rabbitmq/permissions'
import { createListeners } from './listeners'

/** What somebody wants to do with a queue or an exchange. */
export interface Wanted {
  right: Right
  object: 'queue' | 'exchange'
  vhost: string
  name: string
}

/** Somebody wants to close a connection: a matter of whose it is. */
export interface Closing {
  right: 'close'
  object: 'connection'
  name: string
}

/** Permissions change: after this long the broker is asked again. */
const rememberedFor = 60_000

const refusals = new Map<string, { words: string; forget: ReturnType<typeof setTimeout> }>()
const listeners = createListeners()
let version = 0
const tell = () => {
  version += 1
  listeners.tell()
}

const wantedKey = (wanted: Wanted | Closing) =>
  JSON.stringify([wanted.right, wanted.object, 'vhost' in wanted ? wanted.vhost : '', wanted.name])

/** The broker says: read access to exchange 'events' in vhost '/' refused for user 'anna'; 3.10 leaves out the right. */
const namesObject = /access to (?:queue|exchange) '/
const isMeant = (words: string, { right, object, name }: Wanted | Closing) =>
  words.includes(`access to ${object} '${name}'`) &&
  (!/\b(?:configure|write|read) access/.test(words) || words.includes(`${right} access`))

/**
 * Keeps for a minute that the broker refused this, in its words. Of several things that were wanted at once its words tell
 * which one it was. Other errors say nothing about rights.
 */
export function rememberRefusal(error: unknown, ...all: readonly (Wanted | Closing)[]): void {
  if (!(error instanceof ConsoleError) || error.code !== 'refused') return
  const isOnlyOne = all.length === 1 && !namesObject.test(error.message)
  const wanted = isOnlyOne ? all[0] : all.find((each) => isMeant(error.message, each))
  if (wanted === undefined) return
  const key = wantedKey(wanted)
  clearTimeout(refusals.get(key)?.forget)
  const forget = setTimeout(() => {
    refusals.delete(key)
    tell()
  }, rememberedFor)
  refusals.set(key, { words: error.message, forget })
  tell()
}

/** What the broker said within the last minute when this was wanted, if it refused. */
export const remembered = (wanted: Wanted | Closing): string | undefined =>
  refusals.get(wantedKey(wanted))?.words

/** An action that remembers for a minute where the broker refused it. */
export const remembering =
  <T>(wantedOf: (item: T) => Wanted | Closing, act: (item: T) => Promise<unknown>) =>
  async (item: T): Promise<unknown> => {
    try {
      return await act(item)
    } catch (error) {
      rememberRefusal(error, wantedOf(item))
      throw error
    }
  }

/** The same, as it changes. */
export const useRemembered = (wanted: Wanted): string | undefined =>
  useSyncExternalStore(
    listeners.subscribe,
    () => remembered(wanted),
    () => undefined,
  )

/** Draws anew whenever something is refused or forgotten. */
export const useRefusals = (): number =>
  useSyncExternalStore(
    listeners.subscribe,
    () => version,
    () => 0,
  )
