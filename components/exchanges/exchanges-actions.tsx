'use client'

import { Activity, ExternalLink, Send, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import type { MenuItem } from '@/components/ui/menu'
import { paths } from '@/lib/api/paths'
import { useReadOnlyReason } from '@/lib/client/read-only'
import type { Wanted } from '@/lib/client/refusals'
import { sharedRefusal, useRefusalOf } from '@/lib/client/use-refusal'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { whyUndeletable } from '@/lib/rabbitmq/exchange-features'

const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

/** The right that deleting an exchange needs. */
export const deleting = ({ vhost, name }: Exchange): Wanted => ({
  right: 'configure',
  object: 'exchange',
  vhost,
  name,
})

/** What the menu of an exchange's row offers. */
export function useExchangeMenu(
  onDelete: (exchanges: readonly Exchange[]) => void,
): (exchange: Exchange) => MenuItem[] {
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
        disabledReason:
          protectedBy === null ? (readOnly ?? refusalOf(deleting(exchange))) : remove(protectedBy),
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
  const refusalOf = useRefusalOf()
  const deletable = exchanges.filter((exchange) => whyUndeletable(exchange.name) === null)
  return (
    <Button
      size="small"
      kind="danger"
      icon={<Trash2 {...icon} />}
      disabledReason={
        deletable.length === 0
          ? t('bulk.onlyKept')
          : (readOnly ?? sharedRefusal(deletable.map(deleting), refusalOf))
      }
      {...early}
      onClick={onDelete}
    >
      {t('menu.remove')}
    </Button>
  )
}
