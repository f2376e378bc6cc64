'use client'

import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { NameLink } from '@/components/layout/name-link'
import { visible } from '@/lib/i18n/visible'
import { cx } from '@/components/ui/cx'
import { paths } from '@/lib/api/paths'
import type { TraceAnswer, TraceStep } from '@/lib/api/trace'
import { useFactWords } from './use-fact-words'
import { useRouteWords } from './use-route-words'

interface RouteStepProps {
  vhost: string
  step: TraceStep
  /** What the queue at its end does; null for exchanges. */
  queue: TraceAnswer['queues'][number] | null
}

/** One step of the way: to where, by which binding, why; for a queue also what it does with the message. */
export function RouteStep({ vhost, step, queue }: RouteStepProps) {
  const t = useTranslations('trace')
  const reasonWords = useRouteWords()
  const factWords = useFactWords()
  const { to, repeats, certain } = step
  const isExchange = to?.kind === 'exchange'
  return (
    <li className={cx('flex gap-2.5 border-b border-line-1 py-2 pr-4', step.depth === 0 ? 'pl-4' : 'pl-8')}>
      <i
        aria-hidden
        className={cx(
          'mt-px grid size-4 flex-none place-items-center rounded-full text-micro not-italic',
          to === null ? 'bg-surface-2 text-ink-3' : 'bg-accent text-on-accent',
          !certain && 'opacity-60',
        )}
      >
        {step.number}
      </i>
      <div className="min-w-0 flex-1 text-small">
        <p className="flex flex-wrap items-baseline gap-x-1.5">
          {to === null ? (
            <>
              <code className="mono wrap-anywhere">{name(step.from, t('defaultExchange'))}</code>
              <span className="text-ink-3">{t('nowhere')}</span>
            </>
          ) : (
            <>
              <span className="min-w-0 font-medium wrap-anywhere">
                <NameLink
                  href={
                    isExchange
                      ? paths.exchange({ vhost, name: to.name })
                      : paths.queue({ vhost, name: to.name })
                  }
                  name={to.name}
                />
              </span>
              <By step={step} />
              {certain ? null : <span className="text-warn-ink">{t('perhaps')}</span>}
            </>
          )}
        </p>
        <p className="wrap-anywhere text-ink-2">{reasonWords(step.reason)}</p>
        {step.also > 0 ? <p className="text-ink-3">{t('also', { count: step.also })}</p> : null}
        {repeats ? (
          <p className="text-ink-3">{t(isExchange ? 'againExchange' : 'again')}</p>
        ) : (
          (queue?.facts ?? []).map((fact) => {
            const { text, isLoss } = factWords(fact)
            return (
              <Fact key={fact.kind} warn={isLoss}>
                {text}
              </Fact>
            )
          })
        )}
      </div>
    </li>
  )
}

const name = (exchange: string, word: string) => (exchange === '' ? word : visible(exchange))

function By({ step }: { step: TraceStep }) {
  const t = useTranslations('trace')
  const isExchange = step.to?.kind === 'exchange'
  const kind = step.reason.kind
  // Only these two look at the key of their bindings.
  if ((kind !== 'topic' && kind !== 'direct') || step.bindingKey === null) {
    return isExchange ? <span className="text-ink-3">{t('exchangeWord')}</span> : null
  }
  return (
    <span className="min-w-0 text-ink-3">
      {t(isExchange ? 'exchangeBy' : 'by')}{' '}
      <code className="mono wrap-anywhere text-ink-1">
        {step.bindingKey === '' ? t('emptyKey') : visible(step.bindingKey)}
      </code>
    </span>
  )
}

function Fact({ warn, children }: { warn: boolean; children: ReactNode }) {
  return (
    <p className={cx('wrap-anywhere', warn ? 'text-warn-ink' : 'text-ink-2')}>
      {warn ? <TriangleAlert className="mr-1 inline align-[-2px]" /> : null}
      {children}
    </p>
  )
}
