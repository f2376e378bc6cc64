'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Settlement } from '@/lib/api/live-names'
import { manualConsumer } from '@/lib/client/live/live-snapshot'
import type { LiveView } from '@/lib/client/live/live-view'
import { useIsProduction } from '@/lib/client/production'
import { queueQuery } from '@/lib/client/queries/queues'
import { deadLetters, isGrave } from './reject-rules'

/** A reject that is asked about first. */
export interface RejectAsked {
  queue: string
  ids: readonly number[]
}

interface Settling {
  asked: RejectAsked | null
  /** `isKey`: by a bare key. */
  settle: (ids: readonly number[], settlement: Settlement, isKey?: boolean) => void
  settleOne: (id: number, settlement: Settlement, isKey?: boolean) => void
  reject: (asked: RejectAsked) => Promise<void>
  forget: () => void
}

/** What was read of a queue is good for so long: keys are pressed fast. */
const knownFor = 10_000

/** Settles messages. A reject that could drop more than one sees of it is asked about, unless its queue is known to dead-letter. */
export function useSettling(view: LiveView): Settling {
  const client = useQueryClient()
  const isProduction = useIsProduction()
  const [asked, setAsked] = useState<RejectAsked | null>(null)

  const settle = useCallback(
    (ids: readonly number[], settlement: Settlement, isKey = false) => {
      const source = manualConsumer(view.getSnapshot())
      const unacked = view.unackedOf(ids)
      const isAtOnce = settlement !== 'reject' || !isGrave({ count: unacked.length, isKey, isProduction })
      if (source === null || unacked.length === 0 || isAtOnce) return void view.settle(ids, settlement)
      const { vhost, queue: name } = source
      // One more while the first is asked about is asked about with it.
      const ask = () =>
        setAsked((before) => ({
          queue: name,
          ids: before?.queue === name ? [...new Set([...before.ids, ...unacked])] : unacked,
        }))
      if (isProduction) return ask()
      client.fetchQuery({ ...queueQuery({ vhost, name }), retry: false, staleTime: knownFor }).then(
        ({ queue }) => (deadLetters(queue) ? void view.settle(unacked, settlement) : ask()),
        // Whoever may not read it, or has no answer, does not know: the question stands.
        ask,
      )
    },
    [view, client, isProduction],
  )
  const settleOne = useCallback(
    (id: number, settlement: Settlement, isKey?: boolean) => settle([id], settlement, isKey),
    [settle],
  )
  return {
    asked,
    settle,
    settleOne,
    reject: ({ ids }) => view.settle(ids, 'reject'),
    forget: () => setAsked(null),
  }
}
