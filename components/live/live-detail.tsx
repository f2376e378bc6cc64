'use client'

import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { MessageDetail } from '@/components/message/message-detail'
import { visible } from '@/lib/i18n/visible'
import { IconButton } from '@/components/ui/icon-button'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { Note } from '@/components/ui/note'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { settlements, type Settlement } from '@/lib/api/live-names'
import type { FileKind } from '@/lib/client/live/download'
import type { MessageRow } from '@/lib/client/live/ring'
import { useProblemWords } from '@/lib/client/problem-words'
import { isNotKept } from '@/lib/client/live/whole-message'
import { keptMessageQuery } from '@/lib/client/queries/live'
import { formatBytes } from '@/lib/i18n/format'
import { Clock } from './clock'
import { DetailActions } from './detail-actions'
import { SettleButtons } from './settle-buttons'

interface LiveDetailProps {
  row: MessageRow
  /** Where it came from, and a reply or a copy of it goes. */
  vhost: string
  rejectTitle: string
  onSettle: (id: number, settlement: Settlement) => void
  /** The same for all that came until this one; `upTo` of them are unacked. */
  onSettleUpTo: (settlement: Settlement) => void
  upTo: number
  onDownload: (kind: FileKind) => void
  onClose: () => void
}

/** One message of the viewer. The whole payload is got when it is opened. */
export function LiveDetail(props: LiveDetailProps) {
  const { row, vhost, rejectTitle, onSettle, onSettleUpTo, upTo, onDownload, onClose } = props
  const t = useTranslations('live')
  const { state } = row
  const message = row.message.read()
  const section = useRef<HTMLElement>(null)
  const kept = useFocusKept<HTMLDivElement>(() => section.current, row.id)
  const isCut = message.payload.truncated
  const whole = useQuery({ ...keptMessageQuery(row), enabled: isCut })
  const note = useWholeNote(isCut, whole.error, whole.isPending, message.payload.bytes)

  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={t('message')}
      className="flex min-h-0 flex-1 flex-col bg-surface-1"
    >
      <div className="flex h-9 flex-none items-center gap-2.5 border-b border-line-1 pr-2 pl-4 max-sm:h-12 max-sm:pl-3">
        <h2 className="text-small font-semibold">{t('message')}</h2>
        <span className="text-small text-ink-2">
          <Clock at={message.at} />
        </span>
        <DetailActions row={row} vhost={vhost} onDownload={onDownload} />
        <IconButton size="small" label={t('close')} icon={<X />} onClick={onClose} />
      </div>
      <MessageDetail
        vhost={vhost}
        message={whole.data ?? message}
        {...(note === null ? {} : { payloadNote: note })}
      />
      {row.failedReply === undefined ? null : (
        <Note tone="warn">
          {t(`autoReplyFailures.${row.failedReply.failure}`, {
            queue: visible(row.failedReply.replyTo),
            why: visible(row.failedReply.text),
          })}
        </Note>
      )}
      {state === 'shown' ? null : (
        <div
          {...kept}
          className="flex min-h-10 flex-none items-center border-t border-line-2 bg-surface-0 px-4 py-2 max-sm:px-3"
        >
          <SettleButtons
            wide
            state={state}
            rejectTitle={rejectTitle}
            onSettle={(settlement) => onSettle(row.id, settlement)}
          />
          {upTo > 1 ? (
            <Menu
              trigger={
                <Button size="small" kind="quiet" className="ml-auto">
                  {t('upTo', { count: upTo })}
                </Button>
              }
              items={settlements.map((settlement) => ({
                label: t(`upToAll.${settlement}`),
                danger: settlement === 'reject',
                onSelect: () => onSettleUpTo(settlement),
              }))}
            />
          ) : null}
        </div>
      )}
    </section>
  )
}

function useWholeNote(isCut: boolean, error: unknown, isPending: boolean, bytes: number): ReactNode {
  const t = useTranslations('live')
  const say = useProblemWords()
  const size = formatBytes(bytes)
  if (!isCut) return null
  if (isPending) return t('wholeLoading', { size })
  if (error === null) return null
  return isNotKept(error) ? t('wholeGone', { size }) : t('wholeFailed', { size, why: say(error).title })
}
