'use client'

import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { exactCount, formatBytes, formatCount, formatRate } from '@/lib/i18n/format'
import { useAge } from '@/lib/i18n/use-age'
import type { Reason } from '@/lib/rabbitmq/attention/reason'

export interface ReasonWords {
  title: string
  why: string
}

type WordsOf = { [K in Reason['kind']]: (reason: Extract<Reason, { kind: K }>) => ReasonWords }

const singleActiveKeys = {
  yes: { title: 'title', why: 'why' },
  maybe: { title: 'titleMaybe', why: 'maybe' },
  no: { title: 'titleStill', why: 'still' },
} as const

/** A reason for a queue that does not move, in the words of the page's language. */
export function useReasonWords(): (reason: Reason) => ReasonWords {
  const t = useTranslations('diagnosis')
  const { listed } = usePunctuation()
  const age = useAge()
  const words: WordsOf = {
    state: ({ state, online, members }) => ({
      title: t('state.title', { state }),
      why:
        online === null || members === null
          ? t(state === 'syncing' ? 'state.syncing' : 'state.whyPlain')
          : t('state.why', { online: String(online), members: String(members) }),
    }),
    noConsumer: ({ ready }) => ({
      title: t('noConsumer.title'),
      why: t('noConsumer.why', { ready: formatCount(ready) }),
    }),
    prefetchFull: ({ full, consumers }) => ({
      title: t('prefetchFull.title'),
      why: t('prefetchFull.why', { full, consumers: String(consumers) }),
    }),
    prefetchShared: ({ full, consumers }) => ({
      title: t('prefetchShared.title'),
      why: t('prefetchShared.why', { full, consumers: String(consumers) }),
    }),
    singleActive: ({ tag, full, unacked, waiting }) => {
      const { title, why } = singleActiveKeys[full]
      return {
        title: t(`singleActive.${title}`),
        why: sentences(
          t(`singleActive.${why}`, { tag, unacked: formatCount(unacked) }),
          t('singleActive.waiting', { waiting }),
        ),
      }
    },
    inactive: ({ count, consumers, activity }) => ({
      title: t('inactive.title'),
      why: t('inactive.why', {
        count,
        consumers: String(consumers),
        activity: listed(activity),
      }),
    }),
    clientFlow: ({ state }) => ({ title: t('clientFlow.title'), why: t('clientFlow.why', { state }) }),
    delayed: ({ delayed }) => ({
      title: t('delayed.title'),
      why: t('delayed.why', { delayed: formatCount(delayed) }),
    }),
    slowConsumers: ({ capacity, consumers }) => ({
      title: t('slowConsumers.title'),
      why: t('slowConsumers.why', {
        share: String(Math.round(capacity * 100)),
        consumers: exactCount(consumers),
      }),
    }),
    redelivered: ({ redelivered, delivered }) => ({
      title: t('redelivered.title'),
      why: t('redelivered.why', { redelivered: formatRate(redelivered), delivered: formatRate(delivered) }),
    }),
    outpaced: ({ incoming, leaving }) => ({
      title: t('outpaced.title'),
      why: t('outpaced.why', { incoming: formatRate(incoming), leaving: formatRate(leaving) }),
    }),
    drops: ({ limit, limitIn, overflow }) => ({
      title: t('drops.title'),
      why: t(overflow === 'drop-head' ? 'drops.dropHead' : 'drops.reject', {
        limit: limitIn === 'bytes' ? formatBytes(limit) : formatCount(limit),
      }),
    }),
    expires: ({ ttl }) => ({ title: t('expires.title'), why: t('expires.why', { time: age(ttl) }) }),
    alarm: ({ of, nodes }) => ({
      title: t('alarm.title'),
      why: t(`alarm.${of}`, { nodes: listed(nodes) }),
    }),
    queueFlow: () => ({ title: t('queueFlow.title'), why: t('queueFlow.why') }),
    unbound: () => ({ title: t('unbound.title'), why: t('unbound.why') }),
    allUnacked: ({ unacked }) => ({
      title: t('allUnacked.title'),
      why: t('allUnacked.why', { unacked: formatCount(unacked) }),
    }),
  }
  return (reason) => (words[reason.kind] as (reason: Reason) => ReasonWords)(reason)
}
