'use client'

import { useRef, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { hexLine } from '@/components/message/hex'
import { fromBase64 } from '@/components/message/payload-bytes'
import { LinkButton } from '@/components/layout/link-button'
import { visible } from '@/lib/i18n/visible'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import { useToast } from '@/components/ui/toast'
import type { republishLive } from '@/lib/api/live'
import { call } from '@/lib/client/api'
import { publishLink } from '@/lib/client/live/publish-link'
import type { MessageRow } from '@/lib/client/live/ring'
import { isNotKept } from '@/lib/client/live/whole-message'
import { resultOfError } from '@/lib/client/publish-result'
import { useSession } from '@/lib/client/session-context'
import { tracedTarget } from '@/lib/rabbitmq/traced'
import { replayOne } from './replay-one'
import { PublishAddressFields, type PublishAddress } from './publish-address-fields'
import { UnsentNote } from './unsent-note'
import { useSending } from './use-sending'

interface PublishAgainDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  row: MessageRow
  vhost: string
}

/**
 * Publishes a message again, byte for byte, where it went or elsewhere; or hands it to the publisher to be edited. The stream
 * that brought it publishes it while it is open, and a replay of this one message afterwards.
 */
export function PublishAgainDialog({ open, onOpenChange, row, vhost }: PublishAgainDialogProps) {
  const t = useTranslations('live')
  const { listed } = usePunctuation()
  const { user } = useSession()
  const toast = useToast()
  const { stream, source } = row
  const message = row.message.read()
  const traced = tracedTarget(message.exchange, message.properties.headers)
  const [address, setAddress] = useState<PublishAddress>(
    traced ?? { exchange: message.exchange, routingKey: message.routingKey },
  )
  const isReplay = useRef(false)
  const { isSending, unsent, begin } = useSending(() => {
    toast(
      isReplay.current
        ? { title: t('replayStarted'), description: t('replayWhere') }
        : { title: t('publishedAgain') },
    )
    onOpenChange(false)
  })
  const rawRoutingKey = traced === null ? message.rawRoutingKey : undefined
  const link = publishLink(vhost, { ...message, ...traced, rawRoutingKey }, user.name)
  // What is no text cannot be said in the field: left as it is there, the key goes with its own bytes.
  const isOwnKey = rawRoutingKey !== undefined && address.routingKey === message.routingKey

  const send = () =>
    begin(async (signal) => {
      const where = { vhost, ...address, ...(isOwnKey ? { routingKey: null } : {}) }
      const result = await call<typeof republishLive>(
        'POST /api/live/{stream}/messages/{source}/{seq}/publish',
        { params: { stream, source, seq: message.seq }, body: where },
      ).then(({ outcome }) => outcome, resultOfError)
      isReplay.current = result.kind === 'problem' && isNotKept(result.error)
      if (!isReplay.current) return result
      return (await replayOne(row, where, signal)) ? null : { kind: 'not-seen' }
    })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      busy={isSending}
      title={t('publishAgain')}
      description={t('publishAgainHelp', { vhost })}
      footer={
        <>
          <Button className="mr-auto" disabled={isSending} onClick={() => onOpenChange(false)}>
            {t('cancel')}
          </Button>
          {typeof link === 'string' ? (
            <Button disabledReason={t(link)}>{t('editFirst')}</Button>
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
      <PublishAddressFields address={address} onChange={setAddress} />
      {rawRoutingKey === undefined ? null : (
        <Note tone={isOwnKey ? 'info' : 'warn'} boxed>
          {t(isOwnKey ? 'againOwnKey' : 'againOtherKey', { hex: hexLine(fromBase64(rawRoutingKey), 255) })}
        </Note>
      )}
      {traced === null ? null : (
        <Note tone="info" boxed>
          {t('againTraced')}
        </Note>
      )}
      {typeof link === 'string' || link.changed.length === 0 ? null : (
        <Note tone="warn" boxed>
          {t('editChanges', { headers: listed(link.changed.map((name) => visible(name))) })}
        </Note>
      )}
      <UnsentNote unsent={unsent} />
    </Dialog>
  )
}
