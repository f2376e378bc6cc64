'use client'

import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import type { TraceMiss } from '@/lib/api/trace'
import { isAlike, type TopicColumn } from '@/lib/rabbitmq/routing/near-topic'
import { topicWords } from '@/lib/rabbitmq/routing/topic'
import { useHeaderWords } from './use-route-words'

/** Why a binding did not take the message, in a sentence or two. */
export function useMissWords(): (miss: TraceMiss) => string {
  const t = useTranslations('trace.miss')
  const tests = useHeaderWords()
  const column = ({ binding, key, result }: TopicColumn): string[] => {
    const wanted = visible(binding ?? '')
    const found = visible(key ?? '')
    if (result === 'differs') {
      return [t(isAlike(binding ?? '', key ?? '') ? 'alike' : 'differs', { wanted, found })]
    }
    if (result === 'too-few') return [t('tooFew', { wanted })]
    return result === 'too-many' ? [t('tooMany', { found })] : []
  }
  return ({ reason, exchange, to }) => {
    switch (reason.kind) {
      case 'topic': {
        const said = reason.columns.flatMap(column)
        const wants = topicWords(reason.bindingKey)
        const has = topicWords(reason.key.key).length
        if (wants.includes('#') || wants.length === has) return sentences(...said)
        const counts = t('words', {
          key: visible(reason.key.key),
          has,
          binding: visible(reason.bindingKey),
          wants: wants.length,
        })
        return sentences(counts, ...said)
      }
      case 'direct': {
        const keys = { binding: visible(reason.bindingKey), key: visible(reason.key.key) }
        return t(reason.difference === 'other' ? 'direct' : reason.difference, keys)
      }
      case 'headers':
        return tests(reason.mode, reason.tests)
      case 'name':
        return t('name', { name: visible(to.name) })
      case 'elsewhere':
        return t('elsewhere', { exchange: visible(exchange) })
      default:
        return t('unbound')
    }
  }
}
