'use client'

import { createContext } from 'react'
import type { QueueTrend } from '@/lib/api/queue-trends'

/** The last ten minutes of the queues that are shown, by their row's id; null before they are known. */
export const TrendsContext = createContext<ReadonlyMap<string, QueueTrend> | null>(null)
