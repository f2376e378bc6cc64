'use client'

import { useState } from 'react'
import { useTellMissing } from '@/components/ui/use-say-failed'
import type { LiveView } from '@/lib/client/live/live-view'
import type { SourceForm } from './use-source-form'

interface Starting {
  start: () => void
  /** It was tried with a source that is not whole: what it lacks is said. */
  isTried: boolean
  /** Another source was chosen. */
  forget: () => void
  /** What a start does with the rows that are here; null where it can do nothing to any. */
  next: 'startKeeps' | 'startClears' | null
}

interface Start {
  view: LiveView
  form: SourceForm
  filter: string
  isRunning: boolean
  /** The rows that are here leave. */
  onAnew: () => void
}

/** Starts what the form says, once it is whole. */
export function useStart({ view, form, filter, isRunning, onAnew }: Start): Starting {
  const tellMissing = useTellMissing()
  const [isTried, setTried] = useState(false)
  const start = async () => {
    const { sources } = await form.check()
    setTried(sources === null)
    if (sources === null) return
    if (!view.keeps(sources)) onAnew()
    view.start(sources, filter)
  }
  const { sources } = form.checked
  const isNone = isRunning || view.rows.length === 0 || sources === null
  return {
    start: () => void start().catch(tellMissing),
    isTried,
    forget: () => setTried(false),
    next: isNone ? null : view.keeps(sources) ? 'startKeeps' : 'startClears',
  }
}
