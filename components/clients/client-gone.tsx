'use client'

import { Unplug } from 'lucide-react'
import { LinkButton } from '@/components/layout/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/api/paths'
import { useSectionHref } from '@/lib/client/virtual-host'
import { useTranslations } from '@/lib/i18n/use-translations'

interface ClientGoneProps {
  kind: 'connections' | 'channels'
  name: string
  /** It was there when the page was opened. */
  was: boolean
}

/** Instead of a connection or channel that is not there, or not any more: it never comes back under this name. */
export function ClientGone({ kind, name, was }: ClientGoneProps) {
  const t = useTranslations()
  const href = useSectionHref()
  return (
    <div role="alert" className="border-t border-line-2">
      <EmptyState
        icon={<Unplug size={16} strokeWidth={1.5} />}
        title={t(was ? `${kind}.gone.was` : `${kind}.gone.title`, { name })}
        actions={
          <LinkButton
            size="small"
            href={href(kind === 'connections' ? paths.connections() : paths.channels())}
          >
            {t(`${kind}.gone.list`)}
          </LinkButton>
        }
      >
        {t(`${kind}.gone.help`)}
      </EmptyState>
    </div>
  )
}
