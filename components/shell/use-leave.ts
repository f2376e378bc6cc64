'use client'

import { useToast } from '@/components/ui/toast'
import { useProblemWords } from '@/lib/client/problem-words'
import { useSignOut } from '@/lib/client/sign-out'

/** Signs out; when that fails, says why. */
export function useLeave(): { leave: () => void; isLeaving: boolean } {
  const toast = useToast()
  const say = useProblemWords()
  const { signOut, isPending } = useSignOut((error) => {
    const { title, next } = say(error)
    toast({ title, description: next, isProblem: true })
  })
  return { leave: signOut, isLeaving: isPending }
}
