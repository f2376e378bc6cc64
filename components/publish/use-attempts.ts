'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { CodeMissing, neededCode } from '@/components/ui/needed-code'
import { resultOfError, type PublishResult } from '@/lib/client/publish-result'
import { payloadBytes, withAttempt, type Attempt } from './attempt'
import type { PublishValues } from './publish-values'

interface Attempts {
  /** Newest first. */
  attempts: readonly Attempt[]
  busy: boolean
  /** Never two at a time: null for one that was not sent for that. What goes wrong is an outcome too, and thrown besides. */
  publish: (values: PublishValues) => Promise<PublishResult | null>
  clear: () => void
}

/** Characters of a payload that are kept for "Publish again". */
const mostKept = 256 * 1024

/** Publishes one message at a time and remembers what became of it. */
export function useAttempts(): Attempts {
  const client = useQueryClient()
  const [attempts, setAttempts] = useState<readonly Attempt[]>([])
  const [busy, setBusy] = useState(false)
  // Two presses may come before React renders the first.
  const underWay = useRef(false)
  const last = useRef(0)

  const publish = async (values: PublishValues) => {
    if (underWay.current) return null
    underWay.current = true
    setBusy(true)
    const started = performance.now()
    const { vhost, exchange, routingKey, guarantee, payloadEncoding, payload, file } = values
    const bytes = payloadEncoding === 'file' ? (file?.bytes ?? 0) : payloadBytes({ payload, payloadEncoding })
    const remember = (result: PublishResult, milliseconds: number) => {
      last.current += 1
      const attempt: Attempt = {
        id: last.current,
        at: Date.now(),
        milliseconds,
        vhost,
        exchange,
        routingKey,
        bytes,
        guarantee,
        values: payload.length > mostKept ? null : structuredClone(values),
        result,
      }
      setAttempts((before) => withAttempt(before, attempt))
    }
    try {
      const [{ messageRequest }, { publish }] = await neededCode(() =>
        Promise.all([import('./publish-requests'), import('@/lib/client/queries/messages')]),
      )
      const { outcome, milliseconds } = await publish(client, messageRequest(values))
      remember(outcome, milliseconds)
      return outcome
    } catch (error) {
      // Without its code nothing was sent, and what became of it is no question.
      if (!(error instanceof CodeMissing)) remember(resultOfError(error), performance.now() - started)
      throw error
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }

  return { attempts, busy, publish, clear: () => setAttempts([]) }
}
