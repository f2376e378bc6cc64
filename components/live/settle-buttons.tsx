'use client'

import { Ban, Undo2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { Settlement } from '@/lib/api/live'
import type { MessageState } from '@/lib/client/live/ring'
import { StateWord } from './state-word'

interface SettleButtonsProps {
  state: MessageState
  /** What reject means on this queue. */
  rejectTitle: string
  onSettle: (settlement: Settlement) => void
  /** -1 keeps the buttons of rows that are not the current one out of the tab order. */
  tabIndex?: number
}

/** Ack, Requeue and Reject of a held message; of others how they were settled. */
export function SettleButtons({ state, rejectTitle, onSettle, tabIndex = 0 }: SettleButtonsProps) {
  const t = useTranslations('live')
  if (state !== 'held') return <StateWord state={state} />
  return (
    <span className="inline-flex items-center gap-0.5 max-sm:gap-1">
      <Button
        size="small"
        className="h-[22px]"
        title={t('ackTitle')}
        tabIndex={tabIndex}
        onClick={() => onSettle('ack')}
      >
        {t('ack')}
      </Button>
      <IconButton
        size="small"
        label={t('requeue')}
        title={t('requeueTitle')}
        tabIndex={tabIndex}
        icon={<Undo2 size={14} strokeWidth={1.5} aria-hidden />}
        onClick={() => onSettle('requeue')}
      />
      <IconButton
        size="small"
        label={t('reject')}
        title={rejectTitle}
        tabIndex={tabIndex}
        className="text-bad-ink"
        icon={<Ban size={14} strokeWidth={1.5} aria-hidden />}
        onClick={() => onSettle('reject')}
      />
    </span>
  )
}
