'use client'

import { useRouter } from 'next/navigation'
import type { MouseEvent } from 'react'

/** Boxes are plain links, of which hundreds are drawn sooner than the router's own. It follows them all the same. */
export function useFollowLinks(): (event: MouseEvent) => void {
  const router = useRouter()
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest('.react-flow__node a') : null
    const address = link?.getAttribute('href') ?? null
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    if (address === null || !isPlain) return
    event.preventDefault()
    router.push(address)
  }
}
