'use client'

import { useQuery } from '@tanstack/react-query'
import { FileCog } from 'lucide-react'
import { Panel } from '@/components/layout/panel'
import { QueryProblem } from '@/components/layout/query-problem'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Time } from '@/components/ui/figures'
import { configQuery } from '@/lib/client/queries/nodes'
import { useSession } from '@/lib/client/session-context'
import { useTranslations } from '@/lib/i18n/use-translations'

/** The configuration in effect on the node that answers, read when somebody wants it. Only administrators may. */
export function EffectiveConfig() {
  const t = useTranslations('nodes.config')
  const { user } = useSession()
  const { data, error, isFetching, refetch } = useQuery(configQuery)
  const ask = () => void refetch()
  const text = data?.text ?? null
  return (
    <Panel
      title={t('title')}
      {...(data === undefined ? {} : { aside: <Time at={data.asOf} /> })}
      actions={
        <>
          {text === null ? null : <CopyButton text={text} label={t('copy')} />}
          <Button
            size="small"
            icon={<FileCog size={14} strokeWidth={1.5} aria-hidden />}
            disabledReason={user.tags.includes('administrator') ? undefined : t('administrators')}
            disabled={isFetching}
            onClick={ask}
          >
            {isFetching ? t('reading') : t('read')}
          </Button>
        </>
      }
    >
      {error === null ? null : <QueryProblem error={error} onRetry={ask} />}
      {text === null ? (
        <p className="text-small text-ink-2">{t(data === undefined ? 'help' : 'untold')}</p>
      ) : (
        <pre
          aria-label={t('title')}
          // What scrolls in itself has to be reached by the keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="mono max-h-[480px] overflow-auto bg-surface-2 p-3 text-small"
        >
          {text}
        </pre>
      )}
    </Panel>
  )
}
