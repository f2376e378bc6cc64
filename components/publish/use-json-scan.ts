'use client'

import { useEffect, useState } from 'react'
import type * as jsonScan from '@/lib/rabbitmq/json-scan'

type JsonScan = typeof jsonScan

/** What looks for faults in JSON, once it is wanted: null until it is there. */
export function useJsonScan(isWanted: boolean): JsonScan | null {
  const [scan, setScan] = useState<JsonScan | null>(null)
  useEffect(() => {
    if (!isWanted) return
    // Without it nothing is said to be wrong; the contract checks at the end.
    import('@/lib/rabbitmq/json-scan').then(setScan, () => undefined)
  }, [isWanted])
  return isWanted ? scan : null
}
