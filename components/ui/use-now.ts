'use client'

import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null
let now = 0

function subscribe(listener: () => void) {
  listeners.add(listener)
  if (timer === null) {
    now = Date.now()
    timer = setInterval(() => {
      now = Date.now()
      for (const each of listeners) each()
    }, 1000)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
}

const read = () => (timer === null ? Date.now() - (Date.now() % 1000) : now)
const onServer = () => null

/** The time in ms, once a second, one timer for the whole page. Null on the server, whose clock and zone are others. */
export const useNow = (): number | null => useSyncExternalStore(subscribe, read, onServer)
