'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { DrawingPlan } from './graph-layout'
import { layoutGraph } from './layout'
import type { Layout } from './layout-model'
import type { LayoutDone, LayoutTask } from './layout-worker'

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

/** The worker, and the one answer that is waited for. */
class LayoutThread {
  private worker: Worker | null = null
  private number = 0

  /** Null: something newer was asked for meanwhile. */
  run({ nodes, edges }: DrawingPlan, previous: Layout | undefined): Promise<Layout | null> {
    const worker = (this.worker ??= new Worker(new URL('./layout-worker.ts', import.meta.url), {
      type: 'module',
    }))
    this.number += 1
    const { number } = this
    return new Promise((resolve, reject) => {
      const settle = (event: MessageEvent<LayoutDone>) => {
        if (event.data.number < number) return
        worker.removeEventListener('message', settle)
        resolve(event.data.number === number ? event.data.layout : null)
      }
      worker.addEventListener('message', settle)
      worker.addEventListener('error', () => reject(new Error('the layout has no worker')), { once: true })
      // Nothing is handed over: the page goes on with what it has.
      worker.postMessage({ number, nodes, edges, previous } satisfies LayoutTask, [])
    })
  }

  end(): void {
    this.worker?.terminate()
    this.worker = null
  }
}
