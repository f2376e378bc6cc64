'use client'

import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { BatchProgress } from '@/lib/api/batches'
import type { PublishValues } from './publish-values'

interface Batches {
  /** Newest first, each with its latest counts. */
  batches: readonly BatchProgress[]
  starting: boolean
  /** Why the last one could not be started, or is out of sight. */
  problem: unknown
  start: (values: PublishValues) => Promise<void>
  stop: (id: string) => void
}

const load = () => import('@/lib/client/queries/batches')

const isOver = ({ state }: BatchProgress) => state === 'done' || state === 'stopped' || state === 'failed'

/** Batches of this session: those that run, also from before this page was opened, are followed until they end. */
export function useBatch(): Batches {
  const known = useQuery({
    queryKey: ['batches'],
    queryFn: async ({ signal }) => (await load()).readBatches(signal),
  })
  const [seen, setSeen] = useState<readonly BatchProgress[]>([])
  const [starting, setStarting] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const followed = useRef(new Map<string, AbortController>())

  const see = useCallback((progress: BatchProgress) => {
    setSeen((before) => [progress, ...before.filter(({ id }) => id !== progress.id)])
  }, [])
  const follow = useCallback(
    (id: string) => {
      if (followed.current.has(id)) return
      const controller = new AbortController()
      followed.current.set(id, controller)
      const run = async () => (await load()).followBatch(id, see, controller.signal)
      run().catch((error: unknown) => {
        followed.current.delete(id)
        if (!controller.signal.aborted) setProblem(error)
      })
    },
    [see],
  )

  const { data } = known
  useEffect(() => {
    for (const batch of data?.batches ?? []) if (!isOver(batch)) follow(batch.id)
  }, [data, follow])
  useEffect(() => {
    const all = followed.current
    return () => {
      for (const controller of all.values()) controller.abort()
      all.clear()
    }
  }, [])

  const start = async (values: PublishValues) => {
    setStarting(true)
    setProblem(null)
    try {
      const [{ batchRequest }, { beginBatch }] = await Promise.all([import('./publish-requests'), load()])
      follow((await beginBatch(batchRequest(values))).id)
    } catch (error) {
      setProblem(error)
      throw error
    } finally {
      setStarting(false)
    }
  }
  const stop = (id: string) => {
    const run = async () => (await load()).endBatch(id)
    run().then(see, setProblem)
  }
  const unseen = data?.batches.filter((batch) => seen.every(({ id }) => id !== batch.id)) ?? []
  const batches = [...seen, ...unseen].sort((a, b) => b.startedAt - a.startedAt)
  return { batches, starting, problem, start, stop }
}
