'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { FiguresStrip } from '@/components/layout/figures-strip'
import { Count, RateOrIdle } from '@/components/ui/figures'
import { Swatch } from '@/components/chart/swatch'
import type { QueueAnswer } from '@/lib/api/queues'
import { keepsRates } from '@/lib/rabbitmq/keeps-rates'

/** Ready, Unacked, Total, consumers and rates of one queue. */
export function QueueFigures({ data: { queue, statistics } }: { data: QueueAnswer }) {
  const t = useTranslations()
  const counts = keepsRates(statistics)
  const capacity = queue.consumerCapacity === null ? null : Math.round(queue.consumerCapacity * 100)
  return (
    <FiguresStrip
      figures={[
        {
          label: t('queues.ready'),
          mark: <Swatch colour="ready" />,
          value: <Count value={queue.ready} />,
          colour: 'ready',
        },
        {
          label: t('queues.unacked'),
          mark: <Swatch colour="unacked" />,
          value: <Count value={queue.unacked} />,
          colour: 'unacked',
        },
        {
          label: t('queues.total'),
          mark: <Swatch colour="total" line />,
          value: <Count value={queue.total} />,
        },
        { label: t('queue.consumers'), value: <Count value={queue.consumers} /> },
        ...(queue.type === 'stream'
          ? []
          : [
              {
                label: t('queues.consumerCapacity'),
                value: (
                  <span title={t('queue.capacityHelp')} className={capacity === 0 ? 'text-ink-3' : undefined}>
                    {capacity === null ? <Count value={null} /> : `${capacity} %`}
                  </span>
                ),
              },
            ]),
        {
          label: t('queues.incoming'),
          mark: <Swatch colour="publish" line />,
          value: <RateOrIdle value={queue.incomingRate} counts={counts} />,
        },
        {
          label: t('queues.deliverGet'),
          mark: <Swatch colour="deliver" line />,
          value: <RateOrIdle value={queue.deliverGetRate} counts={counts} />,
        },
        {
          label: t('queues.ack'),
          mark: <Swatch colour="ack" line />,
          value: <RateOrIdle value={queue.ackRate} counts={counts} />,
        },
      ]}
    />
  )
}
