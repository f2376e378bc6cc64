'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import { Button, type ButtonProps } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { State, type StateKind } from '@/components/ui/state'
import type { BatchProgress } from '@/lib/api/batches'
import { formatCount, formatRate } from '@/lib/i18n/format'
import { isRunning } from './batch-watch'

interface OfBatch {
  batch: BatchProgress
}

const levels: Record<BatchProgress['state'], StateKind> = {
  checking: 'info',
  running: 'info',
  stopping: 'warn',
  done: 'ok',
  stopped: 'warn',
  failed: 'bad',
}

/** How it does, in a word; `lost`: one that ran when it was seen last. */
export function BatchState({ batch, lost }: OfBatch & { lost: boolean }) {
  const t = useTranslations('publish.batch.states')
  return <State kind={lost && isRunning(batch) ? 'idle' : levels[batch.state]}>{t(batch.state)}</State>
}

/** How far it is, how fast, and where its messages go. */
export function BatchLine({ batch, id }: OfBatch & { id?: string }) {
  const t = useTranslations('publish')
  const { state, counts, total, milliseconds, window, exchange, vhost } = batch
  const seconds = (milliseconds / 1000).toFixed(1)
  const sent = formatCount(counts.sent)
  const rate = milliseconds === 0 ? null : (counts.sent / milliseconds) * 1000
  return (
    <p id={id} className="text-small text-ink-2 wrap-anywhere">
      {state === 'checking'
        ? t('batch.checking')
        : total === null
          ? t('batch.sent', { sent, seconds })
          : t('batch.sentOf', { sent, total: formatCount(total), seconds })}
      <span className="text-ink-3">
        {rate === null ? null : (
          <>, {t('batch.perSecondNow', { rate: formatRate(rate) + t('batch.perSecond') })}</>
        )}
        {', '}
        {t('batch.window256', { window: formatCount(window) })}
        {' · '}
        <code>{exchange === '' ? t('outcome.defaultExchange') : visible(exchange)}</code>{' '}
        <code>{visible(vhost)}</code>
      </span>
    </p>
  )
}

/** Why the broker takes nothing of it now. */
export function BatchBlocked({ batch: { blocked } }: OfBatch) {
  const t = useTranslations('publish.batch')
  if (blocked === null) return null
  return (
    <Note tone="warn" boxed>
      {t('blocked', { reason: blocked })}
    </Note>
  )
}

/** What to do about messages of one that is over and of which nobody knows. */
export function BatchUnknown({ batch }: OfBatch) {
  const t = useTranslations('publish.batch')
  const { counts, guarantee } = batch
  if (isRunning(batch) || counts.unknown === 0 || guarantee === 'none') return null
  return <p className="text-small text-ink-2">{t('next', { count: formatCount(counts.unknown) })}</p>
}

/** Ends it as long as it runs. */
export function StopBatch({
  batch,
  onStop,
  ...rest
}: OfBatch & { onStop: (id: string) => void } & Omit<ButtonProps, 'onClick'>) {
  const t = useTranslations('publish.batch')
  if (!isRunning(batch)) return null
  const isStopping = batch.state === 'stopping'
  return (
    <Button {...rest} kind="danger" aria-disabled={isStopping} onClick={() => onStop(batch.id)}>
      {isStopping ? t('stopping') : t('stop')}
    </Button>
  )
}
