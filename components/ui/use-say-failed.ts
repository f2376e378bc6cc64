'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { CodeMissing } from './needed-code'
import { useToast } from './toast'

/** Says that code could not be had, for what is pressed and needs some. */
export function useSayFailed(): () => void {
  const t = useTranslations('ui')
  const toast = useToast()
  return () => toast({ title: t('partFailed'), description: t('partFailedHelp'), isProblem: true })
}

/** The end of what was pressed, `act().catch(tellMissing)`: tells of code that could not be had, and of nothing else. */
export function useTellMissing(): (error: unknown) => void {
  const say = useSayFailed()
  return (error) => {
    if (!(error instanceof CodeMissing)) throw error
    say()
  }
}
