'use client'

import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { ProblemPanel } from '@/components/ui/problem-panel'
import { useProblemWords } from '@/lib/client/problem-words'

interface QueryProblemProps {
  error: unknown
  onRetry?: () => void
  /** More ways out, beside "Try again". */
  actions?: ReactNode
}

/** Instead of what could not be read at all: what, the broker's words, what next. */
export function QueryProblem({ error, onRetry, actions }: QueryProblemProps) {
  const t = useTranslations('lists')
  const say = useProblemWords()
  const { title, detail, next } = say(error)
  return (
    <ProblemPanel
      title={title}
      next={next}
      {...(detail === '' ? {} : { detail })}
      actions={
        <>
          {onRetry === undefined ? null : (
            <Button size="small" onClick={onRetry}>
              {t('retry')}
            </Button>
          )}
          {actions}
        </>
      }
    />
  )
}
