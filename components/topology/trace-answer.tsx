'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { visible } from '@/lib/i18n/visible'
import type { TraceAnswer as Answer, TraceDeadLetter } from '@/lib/api/trace'
import { RouteStep } from './route-step'

/** What publishing would be told, the way step by step, and where dead letters would go. */
export function TraceAnswer({ vhost, answer }: { vhost: string; answer: Answer }) {
  const t = useTranslations('trace')
  const queues = new Map(answer.queues.map((queue) => [queue.name, queue]))
  const isReadInFull = answer.steps.every((step) => step.reason.kind !== 'alternate-unknown')
  return (
    <>
      <output className="flex-none border-b border-line-1 px-4 py-2 max-sm:px-3">
        <Told answer={answer} />
        {answer.unreadable === 0 ? null : (
          <span className="block text-small text-warn-ink">
            {t('unreadable', { count: answer.unreadable })}
          </span>
        )}
        {isReadInFull ? null : <span className="block text-small text-warn-ink">{t('incomplete')}</span>}
      </output>
      {answer.steps.length === 0 ? null : (
        <ol aria-label={t('route')}>
          {answer.steps.map((step) => (
            <RouteStep
              key={step.number}
              vhost={vhost}
              step={step}
              queue={step.to?.kind === 'queue' ? (queues.get(step.to.name) ?? null) : null}
            />
          ))}
        </ol>
      )}
      {answer.stepsLeftOut === 0 ? null : (
        <p className="px-4 py-2 text-small text-ink-3">{t('more', { count: answer.stepsLeftOut })}</p>
      )}
      {answer.deadLetters.length === 0 ? null : <DeadLetters steps={answer.deadLetters} />}
    </>
  )
}

function Told({ answer: { queues, refused, unroutable } }: { answer: Answer }) {
  const t = useTranslations('trace')
  const { room } = usePunctuation()
  if (refused !== null) {
    const why = () => {
      if (refused.kind === 'no-exchange') return t('noExchange', { name: visible(refused.exchange) })
      if (refused.kind === 'internal') return t('internal', { name: visible(refused.exchange) })
      return t('wrongHeader', { header: refused.header })
    }
    return (
      <span>
        <b className="font-semibold text-bad-ink">{t('refusedTitle')}</b> <span>{why()}</span>
      </span>
    )
  }
  const certain = queues.filter((queue) => queue.certain).length
  const perhaps = queues.length - certain
  return (
    <span>
      <b className="font-semibold">
        {unroutable
          ? t('noQueue')
          : [
              certain > 0 ? t('queueCount', { count: certain }) : null,
              perhaps > 0 ? t('perhapsCount', { count: perhaps }) : null,
            ]
              .filter((text) => text !== null)
              .join(room)}
      </b>
      {room}
      <span>{unroutable ? t('unroutable') : certain > 0 ? t('confirmed') : t('unsure')}</span>
    </span>
  )
}

function DeadLetters({ steps }: { steps: readonly TraceDeadLetter[] }) {
  const t = useTranslations('trace')
  const { room, listed } = usePunctuation()
  const words = (step: TraceDeadLetter) => {
    const exchange = step.exchange === '' ? t('defaultExchange') : visible(step.exchange)
    if (!step.isThere) return t('dead.missing', { exchange })
    if (step.queues.length === 0 && step.cycles.length === 0) return t('dead.nowhere', { exchange })
    return step.queues.length === 0
      ? ''
      : t('dead.to', { exchange, queues: listed(step.queues.map(({ name }) => visible(name))) })
  }
  return (
    <section aria-label={t('deadTitle')} className="border-b border-line-1 px-4 py-2 text-small max-sm:px-3">
      <h3 className="font-semibold">{t('deadTitle')}</h3>
      <ul>
        {steps.map((step) => (
          <li key={step.queue} className="pt-1 wrap-anywhere text-ink-2">
            <span className="text-ink-1">
              {t(step.reason === 'expired' ? 'dead.expired' : 'dead.rejected', {
                queue: visible(step.queue),
              })}
            </span>
            {room}
            {words(step)}
            {step.cycles.map(({ around, isDropped }) => (
              <p key={around.join('\n')} className="text-warn-ink">
                {t(isDropped ? 'dead.dropped' : 'dead.endless', {
                  around: around.map((name) => visible(name)).join(' → '),
                })}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
