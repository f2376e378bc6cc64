'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ProblemNote } from '@/components/form/problem-note'
import { visible } from '@/lib/i18n/visible'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import type { TraceMiss } from '@/lib/api/trace'
import { createBindingMutation } from '@/lib/client/queries/bindings'
import { TopicCompare } from './topic-compare'
import { useMissWords } from './use-miss-words'

interface TraceMissCardProps {
  vhost: string
  miss: TraceMiss
}

/** A binding that nearly took the message: where they part, and the binding that would have taken it. */
export function TraceMissCard({ vhost, miss }: TraceMissCardProps) {
  const t = useTranslations('trace')
  const missWords = useMissWords()
  const toast = useToast()
  const create = useMutation(createBindingMutation(useQueryClient()))
  const { fix, reason, to } = miss
  const names = {
    exchange: miss.exchange === '' ? t('defaultExchange') : visible(miss.exchange),
    name: visible(to.name),
  }
  const isHeaders = fix !== null && fix.arguments.length > 0
  const ends = { source: visible(fix?.source ?? ''), destination: visible(fix?.destination ?? '') }
  const key = visible(fix?.bindingKey ?? '')
  return (
    <div className="flex flex-col gap-1.5 text-small">
      <p className="wrap-anywhere text-ink-2">{t('nearestOn', names)}</p>
      {reason.kind === 'topic' ? <TopicCompare columns={reason.columns} /> : null}
      <p className="wrap-anywhere text-ink-2">{missWords(miss)}</p>
      {fix === null ? null : (
        <div>
          <Button
            size="small"
            icon={<Plus />}
            disabled={create.isPending}
            aria-label={isHeaders ? t('addHeaders', ends) : t('addLabel', { ...ends, key })}
            onClick={() =>
              create.mutate({ vhost, ...fix }, { onSuccess: () => toast({ title: t('added', ends) }) })
            }
          >
            {isHeaders || key === '' ? t('add') : t('addKey', { key })}
          </Button>
        </div>
      )}
      {create.error === null ? null : <ProblemNote error={create.error} />}
    </div>
  )
}
