'use client'

import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { Death } from './x-death'
import { timestampText } from './field-rows'
import { visible } from '@/lib/i18n/visible'

const known = ['rejected', 'expired', 'maxlen', 'delivery_limit'] as const
const isKnown = (reason: string): reason is (typeof known)[number] => known.some((each) => each === reason)

/** Where a message died, why and how often, the latest first. */
export function DeathList({ deaths }: { deaths: readonly Death[] }) {
  const t = useTranslations('message')
  const { room } = usePunctuation()
  return (
    <ol aria-label={t('deaths')} className="flex flex-col gap-1.5 px-4 pb-2 text-small max-sm:px-3">
      {deaths.map(({ queue, reason, count, exchange, routingKeys, time }, index) => (
        // RabbitMQ's order is all that tells them apart.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className="wrap-anywhere">
          <p>
            {isKnown(reason)
              ? t(`death.${reason}`, { queue: visible(queue), count: Number(count) || 1 })
              : t('death.other', {
                  queue: visible(queue),
                  count: Number(count) || 1,
                  reason: visible(reason),
                })}
          </p>
          <p className="text-ink-3">
            {t('deathCame', {
              exchange: exchange === '' ? t('defaultExchange') : visible(exchange),
              keys: visible(routingKeys.join(', ')),
            })}
            {time === null ? null : `${room}${t('deathSince', { time: timestampText(time) })}`}
          </p>
        </li>
      ))}
    </ol>
  )
}
