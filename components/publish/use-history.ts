'use client'

import { useEffect, useMemo } from 'react'
import { useKept } from '@/lib/client/kept'
import { useOwnKey } from '@/lib/client/use-own-key'
import type { Attempt } from './attempt'
import { attemptKey, parseHistory, toKept, withAttempts } from './kept-attempts'

interface PublishHistory {
  /** Newest first: those of this page, and those of before that this browser kept. */
  attempts: readonly Attempt[]
  keepsMessages: boolean
  /** Whether what the messages were may be kept; when not, what was kept of them is gone. */
  keepMessages: (keeps: boolean) => void
  clear: () => void
}

/** What this user published at this broker from this browser, beyond the page. */
export function useHistory(here: readonly Attempt[]): PublishHistory {
  const [kept, change] = useKept<unknown>(useOwnKey('history'), asItIs)
  useEffect(() => {
    if (here.length > 0) change((before) => toKept(withAttempts(parseHistory(before), here)))
  }, [here, change])
  return useMemo(() => {
    const history = parseHistory(kept)
    const own = new Map(here.map((attempt) => [attemptKey(attempt), attempt]))
    const before = history.attempts.filter((attempt) => !own.has(attemptKey(attempt)))
    return {
      attempts: [...here, ...before],
      keepsMessages: history.keepsMessages,
      keepMessages: (keepsMessages) =>
        change((then) => toKept(withAttempts({ ...parseHistory(then), keepsMessages }, here))),
      clear: () => change((then) => toKept({ ...parseHistory(then), attempts: [] })),
    }
  }, [kept, here, change])
}

const asItIs = (kept: unknown): unknown => kept
