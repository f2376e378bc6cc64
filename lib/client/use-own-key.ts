'use client'

import { ownKey } from './own-key'
import { useSession } from './session-context'

/** `ownKey` of who is signed in here. */
export function useOwnKey(what: string, ...of: readonly string[]): string {
  const { broker, user } = useSession()
  return ownKey(what, { broker: broker.id, user: user.name }, ...of)
}
