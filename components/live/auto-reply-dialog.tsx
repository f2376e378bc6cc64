'use client'

import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { ProblemNote } from '@/components/form/problem-note'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import { NumberInput } from '@/components/ui/number-input'
import { Textarea } from '@/components/ui/textarea'
import { TextInput } from '@/components/ui/text-input'
import { mostReplyRate, usualReplyRate } from '@/lib/api/live-names'
import { fillReply, longestTemplate } from '@/lib/rabbitmq/reply-template'
import type { Message } from '@/lib/rabbitmq/message'
import type { Answering } from './auto-reply-button'
import { useReplyTemplate } from './use-reply-template'

interface AutoReplyDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  answering: Answering
}

/** What every request is answered with, and how fast; said beforehand what becomes of the requests. */
export function AutoReplyDialog({ open, onOpenChange, answering }: AutoReplyDialogProps) {
  const t = useTranslations('live')
  const [template, keepTemplate] = useReplyTemplate()
  const [contentType, setContentType] = useState('application/json')
  const [rate, setRate] = useState(String(usualReplyRate))
  const [error, setError] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const number = /^\d{1,4}$/.test(rate.trim()) ? Number(rate) : 0
  const rateError = number >= 1 && number <= mostReplyRate ? null : t('autoReplyRateWrong')
  const isLong = template.length > longestTemplate
  const example = open ? (answering.example()?.message ?? null) : null

  const begin = async () => {
    if (rateError !== null || isLong) return
    setSending(true)
    setError(null)
    try {
      await answering.begin({ template, contentType, rate: number })
      onOpenChange(false)
    } catch (failure) {
      setError(failure)
    } finally {
      setSending(false)
    }
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('autoReply')}
      description={t('autoReplyHelp')}
      size="wide"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button
            kind="primary"
            disabledReason={isSending ? t('replySending') : rateError}
            onClick={() => void begin()}
          >
            {t('autoReplyStart')}
          </Button>
        </>
      }
    >
      <Note boxed tone="info">
        {t('autoReplyRules')}
      </Note>
      <Field
        label={t('replyTemplate')}
        help={t('autoReplyTemplateHelp', { example: '{{payload.id}}', json: '{{json payload.name}}' })}
        error={isLong ? t('autoReplyLong') : undefined}
      >
        {(aria) => (
          <Textarea
            {...aria}
            rows={8}
            className="mono"
            value={template}
            onChange={(event) => keepTemplate(event.target.value)}
          />
        )}
      </Field>
      {example === null ? null : (
        <Field label={t('autoReplyExample')}>
          {(aria) => (
            <Textarea {...aria} rows={3} className="mono" readOnly value={filled(template, example)} />
          )}
        </Field>
      )}
      <div className="flex flex-wrap gap-3">
        <Field label={t('contentType')} className="w-64">
          {(aria) => (
            <TextInput
              {...aria}
              mono
              value={contentType}
              onChange={(event) => setContentType(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('autoReplyRate')} className="w-40" error={rateError ?? undefined}>
          {(aria) => (
            <NumberInput
              {...aria}
              unit={t('perSecond')}
              value={rate}
              onChange={(event) => setRate(event.target.value)}
            />
          )}
        </Field>
      </div>
      {error === null ? null : <ProblemNote error={error} />}
    </Dialog>
  )
}

/** The reply to a request that is here; as it is written where it would be too long. */
function filled(template: string, request: Message): string {
  try {
    return fillReply(template, request)
  } catch {
    return template
  }
}
