'use client'

import { useState } from 'react'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { z } from 'zod'
import { MessageDetail } from '@/components/message/message-detail'
import { Button } from '@/components/ui/button'
import { DialogBody, DialogFooter } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import type { getMessages } from '@/lib/api/messages'
import { MessageRows } from './message-rows'

interface GotMessagesProps {
  vhost: string
  got: z.output<NonNullable<typeof getMessages.output>>
  onAgain: () => void
  onClose: () => void
}

/** The messages that came: a row for each, one of them in full, and what became of them. */
export function GotMessages({ vhost, got, onAgain, onClose }: GotMessagesProps) {
  const t = useTranslations('messages')
  const { room } = usePunctuation()
  const { messages, settled, remaining } = got
  const [chosen, setChosen] = useState(0)
  const message = messages[chosen]
  return (
    <>
      <DialogBody>
        <Note boxed tone={settled === 'ack' && messages.length > 0 ? 'warn' : 'info'}>
          <output>
            {messages.length === 0
              ? t('result.none')
              : t(settled === 'ack' ? 'result.acked' : 'result.requeued', { count: messages.length })}
            {remaining === null ? '' : `${room}${t('result.remaining', { count: remaining })}`}
          </output>
        </Note>
        {message === undefined ? null : (
          <>
            <MessageRows messages={messages} chosen={chosen} onChoose={setChosen} />
            {/* As high as it is: the dialog scrolls, and the rows stay in sight. */}
            <div className="flex-none rounded-s border border-line-2 bg-surface-1">
              {/* The next message begins with the view that fits it. */}
              <MessageDetail key={chosen} vhost={vhost} message={message} />
            </div>
          </>
        )}
      </DialogBody>
      <DialogFooter>
        <Button size="large" onClick={onAgain}>
          {t('get.again')}
        </Button>
        <Button size="large" kind="primary" onClick={onClose}>
          {t('get.close')}
        </Button>
      </DialogFooter>
    </>
  )
}
