'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { State, type StateKind } from '@/components/ui/state'
import type { MessageState } from '@/lib/client/live/ring'

const kinds: Record<MessageState, StateKind> = {
  shown: 'idle',
  unacked: 'info',
  settling: 'idle',
  acked: 'idle',
  answered: 'ok',
  requeued: 'warn',
  rejected: 'bad',
  returned: 'idle',
  gone: 'idle',
  unknown: 'warn',
}

/** How a message was settled, or what else became of it. */
export function StateWord({ state }: { state: MessageState }) {
  const t = useTranslations('live')
  const title =
    state === 'answered' || state === 'returned' || state === 'gone' || state === 'unknown'
      ? t(`stateTitle.${state}`)
      : null
  return (
    <State kind={kinds[state]} {...(title === null ? {} : { title })}>
      <span className="cut">{t(`state.${state}`)}</span>
    </State>
  )
}
