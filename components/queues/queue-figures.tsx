'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { FiguresStrip } from '@/components/layout/figures-strip'
import { Count, Rate } from '@/components/ui/figures'
import { Swatch } from '@/components/ui/swatch'
import type { Queue } from '@/lib/rabbitmq/queue'

/** Ready, Unacked, Total, consumers and rates of one queue. */
export function QueueFigures({ queue }: { queue: Queue }) {
  const t = useTranslations()
  const utilisation = queue.consumerCapacity === null ? null : Math.round(queue.consumerCapacity * 100)
  const rate = (value: number | null) =>
    value === null
      ? {
          value: (
            <span className="text-ink-3" title={t('ui.noStatistics')}>
              {t('queue.idle')}
            </span>
          ),
        }
      : { value: <Rate value={value} /> }
  return (
    <FiguresStrip
      figures={[
        { label: t('queues.ready'), mark: <Swatch colour="ready" />, value: <Count value={queue.ready} /> },
        {
          label: t('queues.unacked'),
          mark: <Swatch colour="unacked" />,
          value: <Count value={queue.unacked} />,
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
                label: t('queue.utilisation'),
                value: (
                  <span
                    title={t('queue.utilisationHelp')}
                    className={utilisation === 0 ? 'text-ink-3' : undefined}
                  >
                    {utilisation === null ? <Count value={null} /> : `${utilisation} %`}
                  </span>
                ),
              },
            ]),
        {
          label: t('queues.incoming'),
          mark: <Swatch colour="publish" line />,
          ...rate(queue.incomingRate),
        },
        {
          label: t('queues.deliverGet'),
          mark: <Swatch colour="deliver" line />,
          ...rate(queue.deliverGetRate),
        },
        { label: t('queues.ack'), mark: <Swatch colour="ack" line />, ...rate(queue.ackRate) },
      ]}
    />
  )
}
