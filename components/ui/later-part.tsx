'use client'

import { useEffect, useState, type ComponentType, type ReactNode } from 'react'

/**
 * A part of a page whose code comes after the page: what nobody needs first. Until then `meanwhile` stands there, as high as the
 * part so that nothing moves; from then on the part is there at once.
 *
 *     const QueueCharts = laterPart(() => import('./queue-charts').then((module) => module.QueueCharts))
 *
 * Code that cannot be had is an error of the page. Our own: next/dynamic costs a page 2 kB.
 */
export function laterPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  meanwhile?: () => ReactNode,
): (props: P) => ReactNode {
  let ready: ComponentType<P> | null = null
  return function Part(props: P) {
    const [Loaded, setLoaded] = useState(() => ready)
    const [failure, setFailure] = useState<{ error: unknown } | null>(null)
    const isAwaited = Loaded === null
    useEffect(() => {
      if (!isAwaited) return undefined
      let isLeft = false
      load().then(
        (component) => {
          ready = component
          if (!isLeft) setLoaded(() => component)
        },
        (error: unknown) => {
          if (!isLeft) setFailure({ error })
        },
      )
      return () => {
        isLeft = true
      }
    }, [isAwaited])
    if (failure !== null) throw failure.error
    return Loaded === null ? meanwhile?.() : <Loaded {...props} />
  }
}
