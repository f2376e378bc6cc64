'use client'

import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { BatchProgress } from '@/lib/api/batches'
import { backoff, isWorthRetrying } from '@/lib/client/retry'
import { lookAgainAfter } from './batch-watch'
import type { PublishValues } from './publish-values'

/** A start whose answer was lost: the batch is being looked for, was found, or is not there. */
export type Doubt = 'asking' | 'started' | 'absent'

export interface Batches {
  /** Newest first, each with its latest counts. */
  batches: readonly BatchProgress[]
  /** Why they cannot be read now, and of when those are that are shown (null: none were read). */
  lost: { error: unknown; since: number | null } | null
  /** Looks at once. */
  look: () => void
  starting: boolean
  doubt: Doubt | null
  /** Why the last one could not be started or stopped. */
  problem: unknown
  /** Never two at a time. */
  start: (values: PublishValues) => Promise<void>
  stop: (id: string) => void
}

const load = () => import('@/lib/client/queries/batches')

/** Batches of this session: those that run, also from before this page was opened, are watched until they end. */
export function useBatch(): Batches {
  const { data, dataUpdatedAt, status, error, failureReason, refetch } = useQuery({
    queryKey: ['batches'],
    queryFn: async ({ signal }) => (await load()).readBatches(signal),
    refetchInterval: ({ state }) => lookAgainAfter(state.data?.batches, state.status === 'error'),
    refetchOnWindowFocus: 'always',
    // Until it works: what runs is out of sight only as long as the console is.
    retry: (_, reason) => isWorthRetrying(reason),
    retryDelay: backoff,
  })
  const [starting, setStarting] = useState(false)
  // The keys press a button that is off, too.
  const underWay = useRef(false)
  const [doubt, setDoubt] = useState<Doubt | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const batches = data?.batches ?? []

  const start = async (values: PublishValues) => {
    if (underWay.current) return
    underWay.current = true
    setStarting(true)
    setProblem(null)
    setDoubt(null)
    try {
      const { startBatch } = await import('./start-batch')
      const read = async () => (await refetch({ throwOnError: true })).data?.batches ?? []
      await startBatch(values, batches, read, setDoubt)
      void refetch()
    } catch (error) {
      setDoubt(null)
      setProblem(error)
      throw error
    } finally {
      underWay.current = false
      setStarting(false)
    }
  }
  const stop = (id: string) => {
    setProblem(null)
    const run = async () => (await load()).endBatch(id)
    run().then(() => void refetch(), setProblem)
  }
  const reason = status === 'error' ? error : failureReason
  return {
    batches,
    lost: reason === null ? null : { error: reason, since: data === undefined ? null : dataUpdatedAt },
    look: () => void refetch(),
    starting,
    doubt,
    problem,
    start,
    stop,
  }
}
