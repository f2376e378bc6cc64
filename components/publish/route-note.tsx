'use client'

import { Share2, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { TraceLink } from '@/components/message/trace-link'
import { paths } from '@/lib/api/paths'
import { exchangeTypes } from '@/lib/rabbitmq/exchange-types'
import { useExchange } from './use-exchange'

interface RouteNoteProps {
  vhost: string
  exchange: string
  routingKey: string
  /** As headersText gives them. */
  headers: string
}

const known: readonly string[] = exchangeTypes
const isKnown = (type: string): type is (typeof exchangeTypes)[number] => known.includes(type)

/** One line below the target: how this exchange routes, or that it will refuse. */
export function RouteNote({ vhost, exchange, routingKey, headers }: RouteNoteProps) {
  const t = useTranslations('publish.route')
  const found = useExchange(vhost, exchange)
  const isDefault = exchange === ''
  const refusing = !isDefault && (found === 'absent' || (typeof found === 'object' && found.internal))

  const words = () => {
    if (isDefault) return t('default')
    if (found === 'absent') return t('absent', { vhost })
    if (found === 'unknown') return t('unknown')
    if (found.internal) return t('internal')
    return isKnown(found.type) ? t(found.type) : t('other', { type: found.type })
  }

  return (
    <div className="flex min-h-[34px] flex-none flex-wrap items-center gap-x-4 gap-y-1 border-b border-line-1 bg-surface-0 px-4 py-1.5 text-small text-ink-2 max-sm:min-h-[66px] max-sm:px-3">
      <p className="flex min-w-0 flex-1 basis-60 items-center gap-2 wrap-anywhere">
        {refusing ? (
          <TriangleAlert className="flex-none text-warn" />
        ) : (
          <Share2 className="flex-none text-ink-3" />
        )}
        {words()}
      </p>
      {found === 'absent' && !isDefault ? null : (
        <span className="flex flex-none flex-wrap gap-3">
          <TraceLink vhost={vhost} exchange={exchange} routingKey={routingKey} headers={headers} />
          <Link href={paths.exchange({ vhost, name: exchange })} prefetch={false} className={link}>
            {t('bindings')}
          </Link>
          <Link
            href={paths.topology({ vhost, find: isDefault ? routingKey : exchange })}
            prefetch={false}
            className={link}
          >
            {t('graph')}
          </Link>
        </span>
      )}
    </div>
  )
}

const link = 'underline underline-offset-2 hover:text-ink-1'
