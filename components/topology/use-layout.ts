'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { DrawingPlan } from './graph-layout'
import { layoutGraph } from './layout'
import type { Layout } from './layout-model'
import { LayoutThread } from './layout-thread'

/** Below this a layout takes less time than to ask another thread for it. */
const smallWork = 300

interface LaidOut {
  viewKey: string
  plan: DrawingPlan
  layout: Layout
}

/**
 * The layout of a plan, in a worker where it is large; null until there is the first one. While a new one is worked out the
 * one before stays, with the plan that it is of.
 */
export function useLayout(plan: DrawingPlan, viewKey: string): LaidOut | null {
  const [done, setDone] = useState<LaidOut | null>(null)
  const thread = useRef<LayoutThread | null>(null)
  // Places in another part of the graph are worth nothing here.
  const previous = done?.viewKey === viewKey ? done.layout : undefined
  const isSmall = plan.nodes.length + plan.edges.length <= smallWork

  const ask = useEffectEvent((plan: DrawingPlan) => {
    thread.current ??= new LayoutThread()
    const begun = thread.current.run(plan, previous)
    begun.then(
      (layout) => {
        if (layout !== null) setDone({ viewKey, plan, layout })
      },
      // Where no worker can be had, the page works it out by itself.
      () => setDone({ viewKey, plan, layout: layoutGraph(plan.nodes, plan.edges, previous) }),
    )
  })
  useEffect(() => {
    if (!isSmall) ask(plan)
  }, [plan, isSmall])
  useEffect(
    () => () => {
      thread.current?.end()
      thread.current = null
    },
    [],
  )

  if (!isSmall || done?.plan === plan) return done
  const next = { viewKey, plan, layout: layoutGraph(plan.nodes, plan.edges, previous) }
  setDone(next)
  return next
}
