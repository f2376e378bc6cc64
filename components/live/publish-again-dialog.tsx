'use client'

import { useState } from 'react'
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
import { PublishAddressFields, type PublishAddress } from './publish-address-fields'
import { UnsentNote } from './unsent-note'
import { useSending } from './use-sending'

interface PublishAgainDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  row: MessageRow
  vhost: string
}

/** Publishes a message again, byte for byte, where it went or elsewhere; or hands it to the publisher to be edited. */
export function PublishAgainDialog({ open, onOpenChange, row, vhost }: PublishAgainDialogProps) {
  const t = useTranslations('live')
  const { listed } = usePunctuation()
  const toast = useToast()
  const { message, stream, source } = row
  const [address, setAddress] = useState<PublishAddress>({
    exchange: message.exchange,
    routingKey: message.routingKey,
  })
  const { isSending, unsent, publish } = useSending(() => {
    toast({ title: t('publishedAgain') })
    onOpenChange(false)
  })
  const { rawRoutingKey } = message
  const link = rawRoutingKey === undefined ? publishLink(vhost, message) : null
  // What is no text cannot be said in the field: left as it is there, the key goes with its own bytes.
  const isOwnKey = rawRoutingKey !== undefined && address.routingKey === message.routingKey

  const send = () =>
    publish(() =>
      call<typeof republishLive>('POST /api/live/{stream}/messages/{source}/{seq}/publish', {
        params: { stream, source, seq: message.seq },
        body: { vhost, ...address, ...(isOwnKey ? { routingKey: null } : {}) },
      }),
    )
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
          {link === null ? (
            <Button disabledReason={t(rawRoutingKey === undefined ? 'editTooLong' : 'editNoText')}>
              {t('editFirst')}
            </Button>
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
      {link === null || link.changed.length === 0 ? null : (
        <Note tone="warn" boxed>
          {t('editChanges', { headers: listed(link.changed.map((name) => visible(name))) })}
        </Note>
      )}
      <UnsentNote unsent={unsent} />
    </Dialog>
  )
}
