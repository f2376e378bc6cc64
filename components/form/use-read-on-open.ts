'use client'

import { useQueryClient, type FetchQueryOptions, type QueryKey } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useToast } from '@/components/ui/toast'
import { useProblemWords } from '@/lib/client/problem-words'
import { sentences } from '@/lib/i18n/sentences'

interface Openable {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/**
 * What a dialog names, read anew when it opens: figures that a page read minutes ago are not what goes. Null until it is there.
 * What cannot be read is told, and nothing is open.
 */
export function useReadOnOpen<T, K extends QueryKey>(
  query: FetchQueryOptions<T, Error, T, K>,
  { open, onOpenChange }: Openable,
): T | null {
  const client = useQueryClient()
  const say = useProblemWords()
  const toast = useToast()
  const [read, setRead] = useState<T | null>(null)

  const begin = useEffectEvent(() => client.fetchQuery({ ...query, staleTime: 0 }))
  const fail = useEffectEvent((error: unknown) => {
    const { title, detail, next } = say(error)
    toast({ title, description: sentences(detail, next), isProblem: true })
    onOpenChange(false)
  })
  useEffect(() => {
    if (!open) return undefined
    let isLeft = false
    begin().then(
      (found) => {
        if (!isLeft) setRead(() => found)
      },
      (error: unknown) => {
        if (!isLeft) fail(error)
      },
    )
    return () => {
      isLeft = true
    }
  }, [open])
  return read
}
