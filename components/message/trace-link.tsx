import { LocateFixed } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { paths } from '@/lib/api/paths'

interface TraceLinkProps {
  vhost: string
  exchange: string
  routingKey: string
  /** As headersText gives them. */
  headers: string
}

/** "Where would this go?": the tracer with this message. */
export function TraceLink({ vhost, exchange, routingKey, headers }: TraceLinkProps) {
  const t = useTranslations('trace')
  const link = { vhost, exchange, key: routingKey }
  return (
    <Link
      href={paths.topology(headers === '' ? link : { ...link, headers })}
      prefetch={false}
      className="inline-flex items-center gap-1 underline underline-offset-2 hover:text-ink-1"
    >
      <LocateFixed className="text-ink-3" />
      {t('ask')}
    </Link>
  )
}
