'use client'

import { Copy, Download, Ellipsis, Reply, Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { lazyPart } from '@/components/ui/lazy-part'
import { Menu } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import { payloadBytes } from '@/components/message/payload-bytes'
import type { WholeMessage } from '@/lib/api/live'
import type { FileKind } from '@/lib/client/live/download'
import type { MessageRow } from '@/lib/client/live/ring'
import { keptMessage, wholeMessage } from '@/lib/client/live/whole-message'
import { useProblemWords } from '@/lib/client/problem-words'
import { saveFile } from '@/lib/client/save-file'
import { fileName } from './use-download'

const PublishAgainDialog = lazyPart(() =>
  import('./publish-again-dialog').then((module) => module.PublishAgainDialog),
)
const ReplyDialog = lazyPart(() => import('./reply-dialog').then((module) => module.ReplyDialog))

interface DetailActionsProps {
  row: MessageRow
  vhost: string
  onDownload: (kind: FileKind) => void
}

/** What can be done with one message beside settling it. */
export function DetailActions({ row, vhost, onDownload }: DetailActionsProps) {
  const t = useTranslations('live')
  const say = useProblemWords()
  const toast = useToast()
  const [isReplying, setReplying] = useState(false)
  const [isPublishing, setPublishing] = useState(false)
  const isRequest = row.message.read().properties.replyTo !== null
  const withMessage = (getting: Promise<WholeMessage>, act: (message: WholeMessage) => Promise<void>) => {
    getting
      .then(act)
      .catch((error: unknown) =>
        toast({ title: t('wholeNeeded'), description: say(error).title, isProblem: true }),
      )
  }
  const withWhole = (act: (message: WholeMessage) => Promise<void>) => withMessage(wholeMessage(row), act)
  const copy = () =>
    withWhole(async (message) => {
      const { messageLineText } = await import('@/lib/client/live/message-text')
      await navigator.clipboard.writeText(messageLineText(message).trimEnd())
      toast({ title: t('copied') })
    })
  const copyPayload = () =>
    withWhole(async ({ payload }) => {
      await navigator.clipboard.writeText(payload.text)
      toast({ title: payload.encoding === 'base64' ? t('copiedBase64') : t('copied') })
    })
  // A beginning is better than nothing, but its name must say that it is one.
  const savePayload = () =>
    withMessage(keptMessage(row), async ({ payload }) => {
      const bytes = payloadBytes(payload)
      const part = payload.truncated ? `-first-${bytes.length}-of-${payload.bytes}-bytes` : ''
      saveFile(fileName(`payload-${row.message.seq}${part}`, 'bin'), new Blob([bytes]))
      if (payload.truncated) toast({ title: t('downloadCut', { count: 1 }), isProblem: true })
    })
  return (
    <span className="ml-auto flex items-center gap-1">
      <Button
        size="small"
        icon={<Reply />}
        disabledReason={isRequest ? null : t('noReplyTo')}
        {...ReplyDialog.early}
        onClick={() => setReplying(true)}
      >
        {t('reply')}
      </Button>
      <Menu
        trigger={<IconButton size="small" label={t('more')} icon={<Ellipsis />} />}
        items={[
          { label: t('publishAgain'), icon: <Send />, onSelect: () => setPublishing(true) },
          { label: t('copyMessage'), icon: <Copy />, onSelect: copy },
          { label: t('copyPayload'), icon: <Copy />, onSelect: copyPayload },
          'line',
          { label: t('jsonLines'), icon: <Download />, onSelect: () => onDownload('jsonl') },
          { label: t('csv'), icon: <Download />, onSelect: () => onDownload('csv') },
          { label: t('payloadBytes'), icon: <Download />, onSelect: savePayload },
        ]}
      />
      <PublishAgainDialog
        key={row.id}
        open={isPublishing}
        onOpenChange={setPublishing}
        row={row}
        vhost={vhost}
      />
      <ReplyDialog key={row.id} open={isReplying} onOpenChange={setReplying} row={row} vhost={vhost} />
    </span>
  )
}
