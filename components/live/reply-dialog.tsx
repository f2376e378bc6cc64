'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import { useToast } from '@/components/ui/toast'
import { visible } from '@/lib/i18n/visible'
import type { publishMessage } from '@/lib/api/messages'
import { call } from '@/lib/client/api'
import type { MessageRow } from '@/lib/client/live/ring'
import { keptMessageQuery } from '@/lib/client/queries/live'
import { hasReplyAddress } from '@/lib/rabbitmq/reply-address'
import { filledReply } from './filled-reply'
import { FilledReply, ReplyContentType, ReplyTemplate } from './reply-fields'
import { UnsentNote } from './unsent-note'
import { useReplyTemplate } from './use-reply-template'
import { useSending } from './use-sending'

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
  const message = row.message.read()
  const { replyTo, correlationId } = message.properties
  // A template may name what stands behind the beginning of the payload that is here.
  const whole = useQuery({ ...keptMessageQuery(row), enabled: open })
  const { text: filled, failure } = filledReply(template, whole.data ?? message)
  const isLacking = whole.error !== null || whole.data?.payload.truncated === true
  const isCut = isLacking && /\{\{[^}]*payload/.test(template)
  const refusal = whole.isPending
    ? t('replyWaits')
    : !hasReplyAddress(whole.data ?? message)
      ? t('autoReplyFailures.unread')
      : isCut
        ? t('autoReplyFailures.cut')
        : failure === null
          ? null
          : t(`autoReplyFailures.${failure}`)
  const { isSending, unsent, publish } = useSending(() => {
    toast({ title: t('replied', { queue: visible(replyTo ?? '') }) })
    onOpenChange(false)
  })

  const send = () =>
    publish(() =>
      call<typeof publishMessage>('POST /api/messages/{vhost}/publish', {
        params: { vhost },
        body: {
          exchange: '',
          routingKey: replyTo ?? '',
          payload: filled ?? '',
          properties: { contentType, correlationId: correlationId ?? '', deliveryMode: 2 },
        },
      }),
    )
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      busy={isSending}
      title={t('replyTitle')}
      description={t('replyTo', { queue: visible(replyTo ?? ''), id: visible(correlationId ?? '—') })}
      size="wide"
      footer={
        <>
          <Button disabled={isSending} onClick={() => onOpenChange(false)}>
            {t('cancel')}
          </Button>
          <Button
            kind="primary"
            disabledReason={isSending ? t('replySending') : refusal}
            onClick={() => void send()}
          >
            {t('replySend')}
          </Button>
        </>
      }
    >
      <ReplyContentType value={contentType} onChange={setContentType} />
      <ReplyTemplate
        help={t('replyHelp', { example: '{{payload.id}}' })}
        template={template}
        onChange={keepTemplate}
      />
      {isCut ? (
        <Note tone="warn" boxed>
          {t('replyCut')}
        </Note>
      ) : null}
      {refusal !== null || filled === null || filled === template ? null : (
        <FilledReply label={t('replyFilled')} rows={4} text={filled} />
      )}
      <UnsentNote unsent={unsent} />
    </Dialog>
  )
}
