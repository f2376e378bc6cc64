'use client'

import { useQuery } from '@tanstack/react-query'
import { FileCog } from 'lucide-react'
import { AskedPanel } from '@/components/layout/asked-panel'
import { CopyButton } from '@/components/ui/copy-button'
import { configQuery } from '@/lib/client/queries/nodes'
import { useSession } from '@/lib/client/session-context'
import { useTranslations } from '@/lib/i18n/use-translations'

/** The configuration in effect on the node that answers, read when somebody wants it. Only administrators may. */
export function EffectiveConfig() {
  const t = useTranslations('nodes.config')
  const { user } = useSession()
  const query = useQuery(configQuery)
  const text = query.data?.text ?? null
  return (
    <AskedPanel
      title={t('title')}
      query={query}
      ask={t('read')}
      asking={t('reading')}
      icon={<FileCog />}
      disabledReason={user.tags.includes('administrator') ? undefined : t('administrators')}
      actions={text === null ? null : <CopyButton text={text} label={t('copy')} />}
      note={text === null ? t(query.data === undefined ? 'help' : 'untold') : null}
    >
      <pre
        aria-label={t('title')}
        // What scrolls in itself has to be reached by the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="mono max-h-[480px] overflow-auto bg-surface-2 p-3 text-small"
      >
        {text}
      </pre>
    </AskedPanel>
  )
}
