'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { settlements, type Settlement } from '@/lib/api/live-names'
import type { MessageState } from '@/lib/client/live/ring'
import { settleIcons } from './settle-icons'
import { StateWord } from './state-word'

/** The keys of the current row. */
export const settleKeys: Record<Settlement, string> = { ack: 'a', requeue: 'r', reject: 'd' }

interface SettleButtonsProps {
  state: MessageState
  /** What reject means on this queue. */
  rejectTitle: string
  onSettle: (settlement: Settlement) => void
  /** -1 keeps the buttons of rows that are not the current one out of the tab order. */
  tabIndex?: number
  /** Room for words on all of them. */
  wide?: boolean
}

/** Ack, Requeue and Reject of an unacked message; of others how they were settled. */
export function SettleButtons(props: SettleButtonsProps) {
  const { state, rejectTitle, onSettle, tabIndex = 0, wide = false } = props
  const t = useTranslations('live')
  if (state !== 'unacked') return <StateWord state={state} />
  const titles = { ack: t('ackTitle'), requeue: t('requeueTitle'), reject: rejectTitle }
  return (
    <span className={wide ? 'inline-flex gap-1.5' : 'inline-flex items-center gap-0.5 max-sm:gap-1'}>
      {settlements.map((settlement) => {
        const shared = {
          title: titles[settlement],
          tabIndex,
          onClick: () => onSettle(settlement),
          // Beside an open message they do nothing.
          'aria-keyshortcuts': wide ? undefined : settleKeys[settlement],
        }
        const icon = settleIcons[settlement]
        if (wide || settlement === 'ack') {
          return (
            <Button
              key={settlement}
              {...shared}
              size={wide ? 'normal' : 'small'}
              kind={settlement === 'reject' ? 'danger' : 'plain'}
              {...(wide ? { icon } : { className: 'h-[22px]' })}
            >
              {t(settlement)}
            </Button>
          )
        }
        const className = settlement === 'reject' ? 'text-bad-ink!' : ''
        return (
          <IconButton
            key={settlement}
            {...shared}
            size="small"
            label={t(settlement)}
            icon={icon}
            className={className}
          />
        )
      })}
    </span>
  )
}
