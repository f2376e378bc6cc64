'use client'

import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { ProblemNote } from '@/components/form/problem-note'
import { LinkButton } from '@/components/layout/link-button'
import { visible } from '@/components/message/visible'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import type { republishLive } from '@/lib/api/live'
import { call } from '@/lib/client/api'
import { publishLink } from '@/lib/client/live/publish-link'
import type { MessageRow } from '@/lib/client/live/ring'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'

interface PublishAgainDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  row: MessageRow
  vhost: string
}

/** Publishes a message again, byte for byte, where it went or elsewhere; or hands it to the publisher to be edited. */
export function PublishAgainDialog({ open, onOpenChange, row, vhost }: PublishAgainDialogProps) {
  const t = useTranslations('live')
  const toast = useToast()
  const { message, stream, source } = row
  const [exchange, setExchange] = useState(message.exchange)
  const [routingKey, setRoutingKey] = useState(message.routingKey)
  const [outcome, setOutcome] = useState<PublishOutcome | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const link = publishLink(vhost, message)

  const send = async () => {
    setSending(true)
    setError(null)
    setOutcome(null)
    try {
      const answer = await call<typeof republishLive>(
        'POST /api/live/{stream}/messages/{source}/{seq}/publish',
        { params: { stream, source, seq: message.seq }, body: { vhost, exchange, routingKey } },
      )
      setOutcome(answer.outcome)
      if (answer.outcome.kind === 'confirmed') {
        toast({ title: t('publishedAgain') })
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
      title={t('publishAgain')}
      description={t('publishAgainHelp', { vhost })}
      footer={
        <>
          {link === null ? (
            <Button disabledReason={t('editTooLong')}>{t('editFirst')}</Button>
          ) : (
            <LinkButton href={link.href}>{t('editFirst')}</LinkButton>
          )}
          <Button
            kind="primary"
            disabledReason={isSending ? t('replySending') : null}
            onClick={() => void send()}
          >
            {t('publishAgain')}
          </Button>
        </>
      }
    >
      <Field label={t('exchange')} help={t('publishAgainExchange')}>
        {(aria) => (
          <TextInput {...aria} mono value={exchange} onChange={(event) => setExchange(event.target.value)} />
        )}
      </Field>
      <Field label={t('columns.routing_key')}>
        {(aria) => (
          <TextInput
            {...aria}
            mono
            value={routingKey}
            onChange={(event) => setRoutingKey(event.target.value)}
          />
        )}
      </Field>
      {link === null || link.changed.length === 0 ? null : (
        <Note tone="warn" boxed>
          {t('editChanges', { headers: link.changed.map((name) => visible(name)).join(', ') })}
        </Note>
      )}
      {outcome === null || outcome.kind === 'confirmed' ? null : (
        <Note tone="bad" role="alert" boxed>
          {outcome.kind === 'returned'
            ? t('againReturned', { why: visible(outcome.replyText) })
            : t('againOutcome', { outcome: outcome.kind })}
        </Note>
      )}
      {error === null ? null : <ProblemNote error={error} />}
    </Dialog>
  )
}
