'use client'

import { Send } from 'lucide-react'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { laterPart } from '@/components/ui/later-part'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useSession } from '@/lib/client/session-context'
import type { PublishTab } from './publish-values'
import type { PublishFormState } from './target-fields'

const SendOptions = laterPart(
  () => import('./send-options').then((module) => module.SendOptions),
  () => <div className="h-[49px] w-[306px] max-sm:w-full" />,
)

interface SendBarProps {
  form: PublishFormState
  tab: PublishTab
  busy: boolean
}

/** How it is sent, what RabbitMQ is asked to tell, what that means, and the button. */
export function SendBar({ form, tab, busy }: SendBarProps) {
  const t = useTranslations('publish')
  const readOnly = useReadOnlyReason()
  const { vhosts } = useSession()
  const words = useButtonWords(form, tab, busy)
  const [refusal, setRefusal] = useState<string>()
  const reason = vhosts.length === 0 ? t('noVhost') : (readOnly ?? refusal)
  return (
    <div className="sticky bottom-0 z-10 mt-auto flex flex-none flex-wrap items-end gap-x-4 gap-y-1.5 border-t border-line-2 bg-surface-0 px-4 py-2.5 max-sm:static max-sm:px-3">
      <SendOptions form={form} tab={tab} onRefusal={setRefusal} />
      <Button
        type="submit"
        kind="primary"
        size="large"
        className="ml-auto min-w-40 max-sm:w-full"
        icon={<Send />}
        title={t('shortcut')}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        {...(reason === undefined ? { 'aria-disabled': busy } : { disabledReason: reason })}
      >
        {words}
      </Button>
    </div>
  )
}

function useButtonWords(form: PublishFormState, tab: PublishTab, busy: boolean): string {
  const t = useTranslations('publish')
  const [kind, count] = useWatch({ control: form.control, name: ['source.kind', 'source.count'] })
  if (tab === 'message') return busy ? t('busy') : t('submit')
  if (tab === 'request') return busy ? t('reply.busy') : t('reply.submit')
  if (busy) return t('batch.starting')
  if (kind === 'file') return t('batch.submitFile')
  return t('batch.submit', { count: /^\d{1,8}$/.test(count.trim()) ? Number(count) : 0 })
}
