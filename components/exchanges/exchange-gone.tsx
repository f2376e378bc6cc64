'use client'

import { ArrowLeftRight } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { LinkButton } from '@/components/layout/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/api/paths'
import { useSectionHref } from '@/lib/client/virtual-host'

interface ExchangeGoneProps {
  vhost: string
  name: string
  /** It was there when the page was opened. */
  was: boolean
}

/** Instead of an exchange that is not there, or not any more. */
export function ExchangeGone({ vhost, name, was }: ExchangeGoneProps) {
  const t = useTranslations('exchanges.gone')
  const href = useSectionHref()
  return (
    <div role="alert" className="border-t border-line-2">
      <EmptyState
        icon={<ArrowLeftRight size={16} strokeWidth={1.5} />}
        title={t(was ? 'was' : 'title', { name, vhost })}
        actions={
          <LinkButton size="small" href={href(paths.exchanges())}>
            {t('list')}
          </LinkButton>
        }
      >
        {t(was ? 'help' : 'never')}
      </EmptyState>
    </div>
  )
}
