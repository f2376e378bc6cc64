'use client'

import { Columns3 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { LinkButton } from '@/components/layout/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/api/paths'
import { useSectionHref } from '@/lib/client/virtual-host'

const command = (words: ReactNode) => <code>{words}</code>

interface EmptyBrokerProps {
  isMonitor: boolean
  /** The virtual host that is looked at; null: all. */
  vhost: string | null
}

/** A broker without queues, or without any that this user may see: how to get something to look at. */
export function EmptyBroker({ isMonitor, vhost }: EmptyBrokerProps) {
  const t = useTranslations('overview.empty')
  const href = useSectionHref()
  return (
    <EmptyState
      icon={<Columns3 size={16} />}
      title={vhost === null ? t(isMonitor ? 'title' : 'titleHidden') : t('titleVhost', { vhost })}
      actions={
        <LinkButton href={href(paths.queues())} size="small">
          {t('queues')}
        </LinkButton>
      }
    >
      {t.rich('help', { demo: command, clean: command })}
    </EmptyState>
  )
}
