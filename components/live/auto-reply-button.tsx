'use client'

import { MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { lazyPart } from '@/components/ui/lazy-part'
import type { ReplyRule } from '@/lib/api/live'
import type { MessageRow } from '@/lib/client/live/ring'

const AutoReplyDialog = lazyPart(() => import('./auto-reply-dialog').then((module) => module.AutoReplyDialog))

export interface Answering {
  /** Why nothing can be answered now; null while something can. */
  refusal: string | null
  isRunning: boolean
  /** The same at this moment, and not when it was drawn. */
  runs: () => boolean
  /** A request that is here, to show what its reply would be. */
  example: () => MessageRow | null
  begin: (rule: ReplyRule) => Promise<void>
  end: () => Promise<void>
}

/** Opens what answers requests by itself. */
export function AutoReplyButton({ answering }: { answering: Answering }) {
  const t = useTranslations('live')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        icon={<MessagesSquare />}
        disabledReason={answering.refusal}
        {...AutoReplyDialog.early}
        onClick={() => setOpen(true)}
      >
        {t('autoReply')}
      </Button>
      <AutoReplyDialog open={isOpen} onOpenChange={setOpen} answering={answering} />
    </>
  )
}
