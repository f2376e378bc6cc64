'use client'

import { Activity, ExternalLink, Send, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { MenuItem } from '@/components/ui/menu'
import { paths } from '@/lib/api/paths'
import { deletingExchange } from '@/lib/client/destroying-needs'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefusalOf } from '@/lib/client/use-refusal'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { whyUndeletable } from '@/lib/rabbitmq/exchange-features'

interface ExchangeMenuOptions<E> {
  onDelete: (exchange: E) => void
  /** What can be done with any but the default exchange besides, between where to go and what destroys. */
  more?: (exchange: E) => MenuItem[]
}

/** What can be done with an exchange, wherever it is shown. */
export function useExchangeMenu<E extends Pick<Exchange, 'vhost' | 'name'>>({
  onDelete,
  more,
}: ExchangeMenuOptions<E>): (exchange: E) => MenuItem[] {
  const t = useTranslations('exchanges.menu')
  const remove = useTranslations('exchanges.remove')
  const lists = useTranslations('lists')
  const readOnly = useReadOnlyReason()
  const refusalOf = useRefusalOf()
  return (exchange) => {
    const { vhost, name } = exchange
    const protectedBy = whyUndeletable(name)
    return [
      {
        label: lists('open'),
        icon: <ExternalLink />,
        link: <Link href={paths.exchange({ vhost, name })} prefetch={false} />,
      },
      {
        label: t('publish'),
        icon: <Send />,
        link: <Link href={paths.publish({ vhost, exchange: name })} prefetch={false} />,
      },
      // Nothing can be bound to the default exchange.
      ...(name === ''
        ? []
        : [
            {
              label: t('tap'),
              icon: <Activity />,
              link: <Link href={paths.live({ source: 'tap', vhost, exchange: name })} prefetch={false} />,
            },
            ...(more === undefined ? [] : ['line' as const, ...more(exchange)]),
          ]),
      'line',
      {
        label: t('remove'),
        icon: <Trash2 />,
        danger: true,
        disabledReason:
          protectedBy === null ? (readOnly ?? refusalOf(deletingExchange(exchange))) : remove(protectedBy),
        onSelect: () => onDelete(exchange),
      },
    ]
  }
}
