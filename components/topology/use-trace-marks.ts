'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { GraphViewInput, Topology } from '@/lib/api/topology'
import { mostPlaces } from '@/lib/api/graph-size'
import type { TraceAnswer } from '@/lib/api/trace'
import { placesQuery } from '@/lib/client/queries/topology'
import { marksUntil, traceMarks, tracedIds, type TraceMarks } from './trace-marks'

interface Traced {
  vhost: string
  view: GraphViewInput
  topology: Topology | undefined
  exchange: string
  /** Null: nothing is traced. */
  answer: TraceAnswer | null
}

/** What a trace lights up on the canvas, step by step. What stands in a folded group lights the group. */
export function useTraceMarks({ vhost, view, topology, exchange, answer }: Traced): TraceMarks | null {
  const shown = useMemo(() => new Set(topology?.nodes.map(({ id }) => id)), [topology])
  const hidden = useMemo(
    () =>
      answer === null || topology === undefined
        ? []
        : tracedIds(exchange, answer)
            .filter((id) => !shown.has(id))
            .slice(0, mostPlaces),
    [answer, exchange, shown, topology],
  )
  const { data } = useQuery({ ...placesQuery(vhost, view, hidden), enabled: hidden.length > 0 })
  const places = data?.places
  const marks = useMemo(() => {
    if (answer === null) return null
    const known = new Map(Object.entries(places ?? {}))
    return traceMarks(exchange, answer, (id) => known.get(id) ?? id)
  }, [answer, exchange, places])
  const step = useSteps(answer, marks?.last ?? 0)
  return useMemo(() => (marks === null ? null : marksUntil(marks, step)), [marks, step])
}

/** Longest time of one step and of all, in ms. */
const stepTime = 180
const wholeTime = 2_400

/** Counts up to the last step once for each answer; at once for those who asked for less motion. */
function useSteps(answer: TraceAnswer | null, last: number): number {
  const [seen, setSeen] = useState({ answer, step: 0 })
  if (seen.answer !== answer) setSeen({ answer, step: 0 })
  useEffect(() => {
    if (answer === null || last === 0) return undefined
    const show = (step: number) => setSeen({ answer, step })
    if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      // Not in the same pass: the answer is drawn first.
      const frame = requestAnimationFrame(() => show(last))
      return () => cancelAnimationFrame(frame)
    }
    let step = 0
    const timer = setInterval(
      () => {
        step += 1
        show(step)
        if (step >= last) clearInterval(timer)
      },
      Math.min(stepTime, wholeTime / last),
    )
    return () => clearInterval(timer)
  }, [answer, last])
  return seen.answer === answer ? seen.step : 0
}
