'use client'

import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { ProblemNote } from '@/components/form/problem-note'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import { Textarea } from '@/components/ui/textarea'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { visible } from '@/components/message/visible'
import type { publishMessage } from '@/lib/api/messages'
import { call } from '@/lib/client/api'
import type { MessageRow } from '@/lib/client/live/ring'
import type { Message } from '@/lib/rabbitmq/message'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'
import { fillReply } from '@/lib/rabbitmq/reply-template'
import { useReplyTemplate } from './use-reply-template'

interface ReplyDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  row: MessageRow
  vhost: string
}

/**
 * Answers a request: a message to the queue in its reply_to, with its correlation id. The text is a template that the browser
 * keeps, so that the next request is answered by one press.
 */
export function ReplyDialog({ open, onOpenChange, row, vhost }: ReplyDialogProps) {
  const t = useTranslations('live')
  const toast = useToast()
  const [template, keepTemplate] = useReplyTemplate()
  const [contentType, setContentType] = useState('application/json')
  const [outcome, setOutcome] = useState<PublishOutcome | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const { message } = row
  const { replyTo, correlationId } = message.properties
  const filled = filledOf(template, message)

  const send = async () => {
    setSending(true)
    setError(null)
    setOutcome(null)
    try {
      const answer = await call<typeof publishMessage>('POST /api/messages/{vhost}/publish', {
        params: { vhost },
        body: {
          exchange: '',
          routingKey: replyTo ?? '',
          payload: filled ?? '',
          properties: { contentType, correlationId: correlationId ?? '', deliveryMode: 1 },
        },
      })
      setOutcome(answer.outcome)
      if (answer.outcome.kind === 'confirmed') {
        toast({ title: t('replied', { queue: visible(replyTo ?? '') }) })
        onOpenChange(false)
      }
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
      title={t('replyTitle')}
      description={t('replyTo', { queue: visible(replyTo ?? ''), id: visible(correlationId ?? '—') })}
      size="wide"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button
            kind="primary"
            disabledReason={
              isSending ? t('replySending') : filled === null ? t('autoReplyFailures.long') : null
            }
            onClick={() => void send()}
          >
            {t('replySend')}
          </Button>
        </>
      }
    >
      <Field label={t('contentType')}>
        {(aria) => (
          <TextInput
            {...aria}
            mono
            value={contentType}
            onChange={(event) => setContentType(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('replyTemplate')} help={t('replyHelp', { example: '{{payload.id}}' })}>
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
      {filled === null || filled === template ? null : (
        <Field label={t('replyFilled')}>
          {(aria) => <Textarea {...aria} rows={4} className="mono" readOnly value={filled} />}
        </Field>
      )}
      {outcome === null || outcome.kind === 'confirmed' ? null : (
        <Note tone="bad" role="alert" boxed>
          {outcome.kind === 'returned'
            ? t('replyReturned', { why: visible(outcome.replyText) })
            : t('replyOutcome', { outcome: outcome.kind })}
        </Note>
      )}
      {error === null ? null : <ProblemNote error={error} />}
    </Dialog>
  )
}

/** Null when it is longer than a reply may be. */
function filledOf(template: string, request: Message): string | null {
  try {
    return fillReply(template, request)
  } catch {
    return null
  }
}
