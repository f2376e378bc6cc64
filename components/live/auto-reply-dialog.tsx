'use client'

import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import { NumberInput } from '@/components/ui/number-input'
import { mostReplyRate, usualReplyRate } from '@/lib/api/live-names'
import { longestTemplate } from '@/lib/rabbitmq/reply-template'
import type { Answering } from './auto-reply-button'
import { filledReply } from './filled-reply'
import { FilledReply, ReplyContentType, ReplyTemplate } from './reply-fields'
import { startReplies } from './start-replies'
import { UnsentNote } from './unsent-note'
import { useReplyTemplate } from './use-reply-template'
import { useSending } from './use-sending'

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
  const { isSending, unsent, begin } = useSending(() => onOpenChange(false))
  const number = /^\d{1,4}$/.test(rate.trim()) ? Number(rate) : 0
  const rateError = number >= 1 && number <= mostReplyRate ? null : t('autoReplyRateWrong')
  const isLong = template.length > longestTemplate
  const example = open ? (answering.example()?.message.read() ?? null) : null

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      busy={isSending}
      title={t('autoReply')}
      description={t('autoReplyHelp')}
      size="wide"
      footer={
        <>
          <Button disabled={isSending} onClick={() => onOpenChange(false)}>
            {t('cancel')}
          </Button>
          <Button
            kind="primary"
            disabledReason={
              isSending ? t('replySending') : (rateError ?? (isLong ? t('autoReplyLong') : null))
            }
            onClick={() =>
              void begin(() =>
                startReplies(answering, { template, contentType, rate: number }).then(() => null),
              )
            }
          >
            {t('autoReplyStart')}
          </Button>
        </>
      }
    >
      <Note boxed tone="info">
        {t('autoReplyRules')}
      </Note>
      <ReplyTemplate
        help={t('autoReplyTemplateHelp', { example: '{{payload.id}}', json: '{{json payload.name}}' })}
        error={isLong ? t('autoReplyLong') : undefined}
        template={template}
        onChange={keepTemplate}
      />
      {example === null ? null : (
        <FilledReply
          label={t('autoReplyExample')}
          rows={3}
          text={filledReply(template, example).text ?? template}
        />
      )}
      <div className="flex flex-wrap gap-3">
        <ReplyContentType className="w-64" value={contentType} onChange={setContentType} />
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
      <UnsentNote unsent={unsent} />
    </Dialog>
  )
}
