'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { ProblemPanel } from '@/components/ui/problem-panel'

interface BrokenPageProps {
  /** What the server's log calls this fault. */
  digest: string | undefined
  onRetry: () => void
}

/** Instead of a page that threw while it was drawn. */
export function BrokenPage({ digest, onRetry }: BrokenPageProps) {
  const t = useTranslations('broken')
  return (
    <Page title={t('title')}>
      <ProblemPanel
        title={t('help')}
        {...(digest === undefined ? {} : { detail: t('digest', { digest }) })}
        actions={
          <Button size="small" onClick={onRetry}>
            {t('again')}
          </Button>
        }
      />
    </Page>
  )
}
