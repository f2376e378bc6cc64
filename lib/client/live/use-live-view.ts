'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { endTracingLive, filterLive, replyLive, settleLive } from '@/lib/api/live'
import { call } from '@/lib/client/api'
import { nextTurn } from '@/lib/client/next-turn'
import { connectLive } from './connect'
import { idleSnapshot, type LiveSnapshot } from './live-snapshot'
import { LiveView, type LiveParts } from './live-view'
import { pacedFrames } from './pace'

const after = (milliseconds: number, run: () => void) => {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}

/** In a turn of its own: within the frame React's work and the browser's layout and painting of it would be one long task. */
const afterFrame = (run: () => void) => requestAnimationFrame(() => void nextTurn().then(run))

const browser: LiveParts = {
  connect: connectLive,
  settle: (stream, body) =>
    call<typeof settleLive>('POST /api/live/{stream}/settle', { params: { stream }, body }),
  filter: (stream, filter) =>
    call<typeof filterLive>('POST /api/live/{stream}/filter', { params: { stream }, body: { filter } }),
  endTracing: (stream, source) =>
    call<typeof endTracingLive>('POST /api/live/{stream}/tracing', { params: { stream }, body: { source } }),
  reply: (stream, body) =>
    call<typeof replyLive>('POST /api/live/{stream}/replies', { params: { stream }, body }),
  now: () => Date.now(),
  random: () => Math.random(),
  after,
  frame: pacedFrames({ now: () => performance.now(), after, frame: afterFrame }),
}

const onServer = () => idleSnapshot

/** The live viewer of this page. Leaving the page, by whatever way, ends the stream. */
export function useLiveView(): { view: LiveView; snapshot: LiveSnapshot } {
  const [view] = useState(() => new LiveView(browser))
  const snapshot = useSyncExternalStore(view.subscribe, view.getSnapshot, onServer)
  useEffect(() => {
    const stop = () => view.stop()
    // A page that waits in the back/forward cache would go on holding messages.
    window.addEventListener('pagehide', stop)
    return () => {
      window.removeEventListener('pagehide', stop)
      stop()
    }
  }, [view])
  return { view, snapshot }
}
