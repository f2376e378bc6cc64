'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { ProblemNote } from '@/components/form/problem-note'
import { visible } from '@/lib/i18n/visible'
import { Note } from '@/components/ui/note'
import type { PublishOutcome } from '@/lib/rabbitmq/publish'
import type { Unsent } from './use-sending'

type Word = Extract<PublishOutcome, { kind: 'returned' | 'refused' }>

/** Why what a dialog sent is not done, or that nobody knows whether it is. */
export function UnsentNote({ unsent }: { unsent: Unsent | null }) {
  const t = useTranslations('live.unsent')
  if (unsent === null) return null
  if (unsent.kind === 'error' || unsent.kind === 'problem') return <ProblemNote error={unsent.error} />
  const word = (code: Word['replyCode'], text: string) => ({ code: String(code), why: visible(text) })
  switch (unsent.kind) {
    case 'returned':
      return <Said tone="bad">{t('returned', word(unsent.replyCode, unsent.replyText))}</Said>
    case 'refused':
      return <Said tone="bad">{t('refused', word(unsent.replyCode, unsent.text))}</Said>
    case 'nacked':
      return <Said tone="bad">{t('nacked')}</Said>
    case 'not-seen':
      return <Said tone="warn">{t('notSeen')}</Said>
    default:
      return <Said tone="warn">{t('unknown')}</Said>
  }
}

const Said = ({ tone, children }: { tone: 'bad' | 'warn'; children: string }) => (
  <Note tone={tone} role="alert" boxed>
    {children}
  </Note>
)
