'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { useFirstNames } from '@/components/form/use-first-names'
import type { QueueAnswer } from '@/lib/api/queues'
import { exactCount } from '@/lib/i18n/format'

/** What goes when a queue is deleted, one line each: messages, bindings, consumers. */
export function useQueueLosses({ queue, bindings, bindingCount, consumers }: QueueAnswer): string[] {
  const t = useTranslations('queue.remove')
  const list = useFirstNames()
  const made = bindings.filter((binding) => binding.source !== '')
  return [
    messages(),
    bindingCount === null
      ? t('bindingsUnknown')
      : t('bindings', {
          count: bindingCount,
          list: list(
            made.map(({ source, bindingKey }) => (bindingKey === '' ? source : `${source} (${bindingKey})`)),
            bindingCount,
          ),
        }),
    // The details may come without consumers where their count is known: a client's permissions and timing differ.
    queue.consumers === null && (consumers ?? []).length === 0
      ? t('consumersUnknown')
      : t('consumers', {
          count: Math.max(queue.consumers ?? 0, consumers?.length ?? 0),
          list: list((consumers ?? []).map((consumer) => consumer.tag)),
        }),
  ]

  function messages(): string {
    if (queue.total === 0) return t('noMessages')
    if (queue.ready === null || queue.unacked === null) return t('messagesUnknown')
    return t('messages', { ready: exactCount(queue.ready), unacked: exactCount(queue.unacked) })
  }
}
