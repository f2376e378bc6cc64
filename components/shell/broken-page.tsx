'use client'

import { useTranslations } from 'use-intl'
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
  const t = useTranslations('shell')
  return (
    <Page title={t('errorTitle')}>
      <ProblemPanel
        title={t('errorHelp')}
        {...(digest === undefined ? {} : { detail: t('errorDigest', { digest }) })}
        actions={
          <Button size="small" onClick={onRetry}>
            {t('again')}
          </Button>
        }
      />
    </Page>
  )
}
