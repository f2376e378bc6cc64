'use client'

import { Send } from 'lucide-react'
import { useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useSession } from '@/lib/client/session-context'
import type { PublishFormState } from './target-fields'

interface SendBarProps {
  form: PublishFormState
  busy: boolean
}

/** What RabbitMQ is asked to tell, what that means, and the button. */
export function SendBar({ form, busy }: SendBarProps) {
  const t = useTranslations('publish')
  const readOnly = useReadOnlyReason()
  const { vhosts } = useSession()
  const [confirm, mandatory] = useWatch({ control: form.control, name: ['confirm', 'mandatory'] })
  const { isSubmitted, isValid } = form.formState
  const reason = vhosts.length === 0 ? t('noVhost') : readOnly
  const promise = confirm ? (mandatory ? 'both' : 'confirm') : mandatory ? 'mandatory' : 'none'
  return (
    <div className="sticky bottom-0 z-10 flex flex-none flex-wrap items-center gap-x-4 gap-y-1.5 border-t border-line-2 bg-surface-0 px-4 py-2.5 max-sm:px-3">
      <Checkbox label={t('confirm')} defaultChecked {...form.register('confirm')} />
      <Checkbox label={t('mandatory')} defaultChecked {...form.register('mandatory')} />
      {isSubmitted && !isValid ? (
        <p className="min-w-0 flex-1 basis-52 text-small text-bad-ink">{t('invalid')}</p>
      ) : (
        <p className="min-w-0 flex-1 basis-52 text-micro text-ink-3">{t(`promise.${promise}`)}</p>
      )}
      <Button
        type="submit"
        kind="primary"
        size="large"
        className="min-w-40 max-sm:w-full"
        icon={<Send size={14} strokeWidth={1.5} aria-hidden />}
        title={t('shortcut')}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        {...(reason === undefined ? { 'aria-disabled': busy } : { disabledReason: reason })}
      >
        {busy ? t('busy') : t('submit')}
      </Button>
    </div>
  )
}
