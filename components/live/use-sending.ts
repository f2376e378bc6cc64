'use client'

import { useRef, useState } from 'react'
import { resultOfError, type PublishResult } from '@/lib/client/publish-result'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'

/** What was not done, or may not have been: a replay of which the console says nothing is `not-seen`. */
export type Unsent = PublishResult | { kind: 'error'; error: unknown } | { kind: 'not-seen' }

export interface Sending {
  isSending: boolean
  /** What became of the last one; null while it is under way, and when all went well. */
  unsent: Unsent | null
  /** Publishes one message, which is done when it is confirmed. */
  publish: (call: () => Promise<{ outcome: PublishOutcome }>) => Promise<void>
  /** Begins something else; `call` answers what was not done. */
  begin: (call: () => Promise<Unsent | null>) => Promise<void>
}

/** What a dialog sends: never two at a time, and each waited for until it is known what became of it. */
export function useSending(onDone: () => void): Sending {
  const [isSending, setSending] = useState(false)
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  // Two presses may come before React renders the first.
  const underWay = useRef(false)

  const wait = async (work: () => Promise<Unsent | null>) => {
    if (underWay.current) return
    underWay.current = true
    setSending(true)
    setUnsent(null)
    const left = await work()
    underWay.current = false
    setSending(false)
    if (left === null || left.kind === 'confirmed') onDone()
    else setUnsent(left)
  }
  return {
    isSending,
    unsent,
    publish: (call) => wait(() => call().then(({ outcome }) => outcome, resultOfError)),
    begin: (call) => wait(() => call().catch((error: unknown) => ({ kind: 'error', error }))),
  }
}
