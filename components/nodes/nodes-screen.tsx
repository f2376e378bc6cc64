'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { useVirtualHost } from '@/lib/client/virtual-host'
import { Page } from '@/components/layout/page'
import { EffectiveConfig } from './effective-config'
import { HealthChecks } from './health-checks'
import { NodesTable } from './nodes-table'
import { ResetStatistics } from './reset-statistics'

/** The cluster: its nodes, and the health checks to run on it. */
export function NodesScreen() {
  const t = useTranslations('nodes')
  const [vhost] = useVirtualHost()
  return (
    <Page
      title={t('title')}
      scroll
      aside={vhost === null ? undefined : t('whole')}
      actions={<ResetStatistics />}
    >
      <NodesTable />
      <HealthChecks />
      <EffectiveConfig />
    </Page>
  )
}
