'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { useToast } from '@/components/ui/toast'
import type { FileKind } from '@/lib/client/live/download'
import type { MessageRow } from '@/lib/client/live/ring'
import { useProblemWords } from '@/lib/client/problem-words'
import { saveFile } from '@/lib/client/save-file'
import { useLeaveSignal } from '@/lib/client/use-leave-signal'
import { useLacks } from './use-lacks'

/** 2026-11-20-143207 */
const stamp = () => new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '')

export const fileName = (what: string, ending: string): string => `${what}-${stamp()}.${ending}`

/** Saves rows as a file, and says when some of them could not be had whole. Whoever leaves the page wants it no longer. */
export function useDownload(what: string): (rows: readonly MessageRow[], kind: FileKind) => Promise<void> {
  const t = useTranslations('live')
  const say = useProblemWords()
  const toast = useToast()
  const lacks = useLacks()
  const leave = useLeaveSignal()
  return async (rows, kind) => {
    const signal = leave()
    try {
      const { gatherFile } = await import('@/lib/client/live/download')
      const { content, count, missing, cut } = await gatherFile(rows, kind, signal)
      saveFile(fileName(what, kind), content)
      toast({
        title: t('downloaded', { count }),
        ...lacks(missing, cut),
      })
    } catch (error) {
      if (signal.aborted) return
      toast({ title: t('downloadFailed'), description: say(error).title, isProblem: true })
    }
  }
}
