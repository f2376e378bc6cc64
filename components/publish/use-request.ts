'use client'

import { useEffect, useRef, useState } from 'react'
import type { askForReplies } from '@/lib/client/queries/batches'
import { ConsoleError } from '@/lib/api/problem'
import type { PublishValues } from './publish-values'

type Answer = Awaited<ReturnType<typeof askForReplies>>

/** A request that was sent, and its replies; or why there was none. */
export interface Asked {
  at: number
  vhost: string
  exchange: string
  routingKey: string
  timeLimit: string
  answer: Answer | null
  error: unknown
}

/** Sends one request at a time and waits for its replies. */
export function useRequest() {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [busy, setBusy] = useState(false)
  const underWay = useRef<AbortController | null>(null)
  useEffect(() => () => underWay.current?.abort(), [])

  const ask = async (values: PublishValues) => {
    if (underWay.current !== null) return
    const controller = new AbortController()
    underWay.current = controller
    setBusy(true)
    const { vhost, exchange, routingKey, timeLimit } = values
    const about = { at: Date.now(), vhost, exchange, routingKey, timeLimit }
    try {
      const [{ replyRequest }, { askForReplies }] = await Promise.all([
        import('./publish-requests'),
        import('@/lib/client/queries/batches'),
      ])
      const answer = await askForReplies(replyRequest(values), controller.signal)
      setAsked({ ...about, answer, error: null })
    } catch (error) {
      setAsked({ ...about, answer: null, error })
      if (error instanceof ConsoleError) throw error
    } finally {
      underWay.current = null
      setBusy(false)
    }
  }
  return { asked, busy, ask }
}
