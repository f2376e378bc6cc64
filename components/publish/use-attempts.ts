'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { publishMutation } from '@/lib/client/queries/messages'
import { payloadBytes, resultOfError, withAttempt, type Attempt, type AttemptResult } from './attempt'
import type { PublishRequest } from './publish-values'

interface Attempts {
  /** Newest first. */
  attempts: readonly Attempt[]
  busy: boolean
  /** Publishes once; does nothing while another publish is under way. Throws what the form should show at its fields. */
  publish: (request: PublishRequest) => Promise<void>
  clear: () => void
}

/** Publishes one message at a time and remembers what became of it. */
export function useAttempts(): Attempts {
  const { mutateAsync } = useMutation(publishMutation(useQueryClient()))
  const [attempts, setAttempts] = useState<readonly Attempt[]>([])
  const [busy, setBusy] = useState(false)
  // Two presses may come before React renders the first.
  const underWay = useRef(false)
  const last = useRef(0)

  const publish = async (request: PublishRequest) => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    const started = performance.now()
    const { vhost, exchange, routingKey } = request
    const remember = (result: AttemptResult, milliseconds: number) => {
      last.current += 1
      const attempt = { id: last.current, at: Date.now(), milliseconds, vhost, exchange, routingKey, result }
      setAttempts((before) => withAttempt(before, { ...attempt, bytes: payloadBytes(request) }))
    }
    try {
      const { outcome, milliseconds } = await mutateAsync(request)
      remember(outcome, milliseconds)
    } catch (error) {
      remember(resultOfError(error), performance.now() - started)
      throw error
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }

  return { attempts, busy, publish, clear: () => setAttempts([]) }
}
