'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { useToast } from '@/components/ui/toast'
import type { LiveSnapshot } from '@/lib/client/live/live-snapshot'
import type { LiveView } from '@/lib/client/live/live-view'
import { useProblemWords } from '@/lib/client/problem-words'
import { useReadOnlyReason } from '@/lib/client/read-only'
import type { Answering } from './auto-reply-button'

/** So many of the newest messages are looked through for a request. */
const looked = 1_000

/** Automatic replies of a view: how they are begun and ended, and why they cannot be. */
export function useAnswering(view: LiveView, { status, replies }: LiveSnapshot): Answering {
  const t = useTranslations('live')
  const say = useProblemWords()
  const toast = useToast()
  const readOnly = useReadOnlyReason()
  const isRunning = replies?.running === true
  return {
    isRunning,
    runs: () => view.getSnapshot().replies?.running === true,
    refusal: readOnly ?? (isRunning ? t('autoReplyAlready') : status === 'live' ? null : t('notLive')),
    example: () => {
      const { rows } = view
      for (let index = rows.length - 1; index >= Math.max(0, rows.length - looked); index -= 1) {
        const row = rows.at(index)
        if (row?.kind === 'message' && row.message.readOnce().properties.replyTo !== null) return row
      }
      return null
    },
    begin: (rule) => view.reply(rule),
    end: () =>
      view
        .reply(null)
        .catch((error: unknown) =>
          toast({ title: t('autoReplyNotEnded'), description: say(error).title, isProblem: true }),
        ),
  }
}
