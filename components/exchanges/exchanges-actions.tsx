'use client'

import { Activity, ExternalLink, Send, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import type { MenuItem } from '@/components/ui/menu'
import { paths } from '@/lib/api/paths'
import { useReadOnlyReason } from '@/lib/client/read-only'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { whyUndeletable } from '@/lib/rabbitmq/exchange-features'

const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

/** What the menu of an exchange's row offers. */
export function useExchangeMenu(
  onDelete: (exchanges: readonly Exchange[]) => void,
): (exchange: Exchange) => MenuItem[] {
  const t = useTranslations('exchanges.menu')
  const lists = useTranslations('lists')
  const isReadOnly = useReadOnlyReason() !== undefined
  return (exchange) => {
    const { vhost, name } = exchange
    return [
      {
        label: lists('open'),
        icon: <ExternalLink {...icon} />,
        link: <Link href={paths.exchange(exchange)} prefetch={false} />,
      },
      {
        label: t('publish'),
        icon: <Send {...icon} />,
        link: <Link href={paths.publish({ vhost, exchange: name })} prefetch={false} />,
      },
      // Nothing can be bound to the default exchange.
      ...(name === ''
        ? []
        : [
            {
              label: t('tap'),
              icon: <Activity {...icon} />,
              link: <Link href={paths.live({ source: 'tap', vhost, exchange: name })} prefetch={false} />,
            },
          ]),
      'line',
      {
        label: t('remove'),
        icon: <Trash2 {...icon} />,
        danger: true,
        disabled: isReadOnly || whyUndeletable(name) !== null,
        onSelect: () => onDelete([exchange]),
      },
    ]
  }
}

interface DeleteButtonProps {
  exchanges: readonly Exchange[]
  onDelete: () => void
  /** Fetches the dialog's code before the press. */
  early: { onPointerEnter: () => void; onFocus: () => void }
}

/** Deletes all the selected exchanges that can be deleted. */
export function DeleteExchangesButton({ exchanges, onDelete, early }: DeleteButtonProps) {
  const t = useTranslations('exchanges')
  const readOnly = useReadOnlyReason()
  const onlyKept = exchanges.every((exchange) => whyUndeletable(exchange.name) !== null)
  return (
    <Button
      size="small"
      kind="danger"
      icon={<Trash2 {...icon} />}
      disabledReason={onlyKept ? t('bulk.onlyKept') : readOnly}
      {...early}
      onClick={onDelete}
    >
      {t('menu.remove')}
    </Button>
  )
}
