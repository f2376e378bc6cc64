'use client'

import { useToast } from '@/components/ui/toast'
import type { LiveView } from '@/lib/client/live/live-view'
import { useProblemWords } from '@/lib/client/problem-words'
import { useTranslations } from '@/lib/i18n/use-translations'

/** Lets the firehose that was on before go off when this view ends, and says whether it will. */
export function useEndTracing(view: LiveView): () => void {
  const t = useTranslations('live')
  const say = useProblemWords()
  const toast = useToast()
  return () => {
    view.endTracing().then(
      () => toast({ title: t('tracingGoesOff') }),
      (error: unknown) =>
        toast({ title: t('tracingNotOff'), description: say(error).title, isProblem: true }),
    )
  }
}
