'use client'

import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Count } from '@/components/ui/figures'
import type { Overview } from '@/lib/api/overview'
import { paths } from '@/lib/api/paths'
import { useSectionHref } from '@/lib/client/virtual-host'

const kinds = [
  { key: 'queues', path: paths.queues() },
  { key: 'exchanges', path: paths.exchanges() },
  { key: 'connections', path: paths.connections() },
  { key: 'channels', path: paths.channels() },
  { key: 'consumers', path: paths.consumers() },
] as const

/** How many there are of each kind, and the way to their lists. */
export function ObjectCounts({ objects }: { objects: Overview['objects'] }) {
  const t = useTranslations('overview')
  const href = useSectionHref()
  return (
    <dl
      aria-label={t('objects')}
      className="flex min-h-8 flex-none flex-wrap items-center gap-x-6 gap-y-1 border-t border-line-1 bg-surface-0 px-4 py-1 text-small max-sm:gap-x-4 max-sm:px-3"
    >
      {kinds.map(({ key, path }) => (
        <div key={key} className="flex items-center gap-1.5 whitespace-nowrap">
          <dt className="text-ink-3">
            <Link href={href(path)} prefetch={false} className="text-ink-2 hover:underline">
              {t(key)}
            </Link>
          </dt>
          <dd className="font-medium">
            <Count value={objects[key]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
