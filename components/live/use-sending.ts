'use client'

import { useEffect, useRef, useState } from 'react'
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
  /** Begins something else; `call` answers what was not done. Its signal ends when it is called off, also by leaving the page. */
  begin: (call: (signal: AbortSignal) => Promise<Unsent | null>) => Promise<void>
  callOff: () => void
}

/** What a dialog sends: never two at a time, and each waited for until it is known what became of it. */
export function useSending(onDone: () => void): Sending {
  const [isSending, setSending] = useState(false)
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  // Two presses may come before React renders the first.
  const underWay = useRef<AbortController | null>(null)
  useEffect(() => () => underWay.current?.abort(), [])

  const wait = async (work: (signal: AbortSignal) => Promise<Unsent | 'called-off' | null>) => {
    if (underWay.current !== null) return
    const controller = new AbortController()
    underWay.current = controller
    setSending(true)
    setUnsent(null)
    const left = await work(controller.signal)
    underWay.current = null
    setSending(false)
    if (left === 'called-off') return
    if (left === null || left.kind === 'confirmed') onDone()
    else setUnsent(left)
  }
  return {
    isSending,
    unsent,
    publish: (call) => wait(() => call().then(({ outcome }) => outcome, resultOfError)),
    begin: (call) =>
      wait(async (signal) => {
        try {
          return await call(signal)
        } catch (error) {
          return signal.aborted ? 'called-off' : { kind: 'error', error }
        }
      }),
    callOff: () => underWay.current?.abort(),
  }
}
