'use client'

import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { useQuietTime } from '@/components/layout/use-quiet-time'
import { paths } from '@/lib/api/paths'
import { formatBytes, formatCount, formatRate } from '@/lib/i18n/format'
import { useAge } from '@/lib/i18n/use-age'
import type { Finding } from '@/lib/rabbitmq/attention/finding'
import { orUnknown, type WordsOf } from './finding-words'

type Kind =
  | 'stopped'
  | 'stuck'
  | 'minority'
  | 'lagging'
  | 'behind'
  | 'unsynchronised'
  | 'noConsumer'
  | 'atLimit'
  | 'growing'
  | 'draining'
  | 'redelivered'
  | 'slowConsumers'
  | 'deadLetters'

type Ends = Pick<Extract<Finding, { kind: 'growing' }>, 'secondsLeft' | 'limit' | 'limitIn' | 'secondsOfDisk'>

/** Findings about queues, in words. */
export function useQueueWords(): WordsOf<Kind> {
  const t = useTranslations('attention')
  const { listed } = usePunctuation()
  const age = useAge()
  const quietTime = useQuietTime()
  const time = (seconds: number) => age(seconds * 1000).replaceAll(' ', '\u00A0')
  const exchangeName = (name: string) => (name === '' ? t('deadLetters.defaultExchange') : name)
  const length = (limit: number, limitIn: 'messages' | 'bytes') =>
    limitIn === 'bytes' ? formatBytes(limit) : formatCount(limit)
  /** When a queue that grows is full, and when its node has no disk left. */
  const ends = ({ secondsLeft, limit, limitIn, secondsOfDisk }: Ends) => [
    ...(limit === null || secondsLeft === null
      ? []
      : [t('ends.limit', { limit: length(limit, limitIn), time: time(secondsLeft) })]),
    ...(secondsOfDisk === null ? [] : [t('ends.disk', { time: time(secondsOfDisk) })]),
  ]
  const queue = ({ queue: named }: { queue: { vhost: string; name: string } }) => ({
    name: named.name,
    href: paths.queue(named),
    what: named.vhost,
  })
  return {
    stopped: (finding) => ({
      ...queue(finding),
      value: finding.state,
      unit: '',
      why: t('stopped.why', { state: finding.state }),
      next: t('stopped.next'),
    }),
    minority: (finding) => ({
      ...queue(finding),
      value: orUnknown(finding.online, formatCount),
      unit: t('unit.members', { members: orUnknown(finding.members, formatCount) }),
      why: t('minority.why'),
      next: t('minority.next'),
    }),
    lagging: (finding) => ({
      ...queue(finding),
      value: formatCount(finding.away.length),
      unit: t('unit.away'),
      why: t('lagging.why', {
        away: finding.away.length,
        members: String(finding.members),
        names: listed(finding.away),
      }),
      next: t('lagging.next'),
    }),
    behind: (finding) => ({
      ...queue(finding),
      value: formatCount(Math.max(...finding.behind.map(({ entries }) => entries))),
      unit: t('unit.entries'),
      why: t('behind.why', {
        lagging: finding.behind.length,
        members: orUnknown(finding.members, formatCount),
        names: listed(
          finding.behind.map(({ node, entries }) =>
            t('behind.entries', { node, entries: formatCount(entries) }),
          ),
        ),
      }),
      next: t('behind.next'),
    }),
    unsynchronised: (finding) => {
      const { mirroring, syncing, lacking, mirrors, total } = finding
      const runs = syncing || mirroring?.automatic === true
      return {
        ...queue(finding),
        value: orUnknown(total, formatCount),
        unit: t('unit.total'),
        why: sentences(
          t('unsynchronised.why', {
            lacking: String(lacking.length),
            mirrors,
            names: listed(lacking),
          }),
          ...(mirroring === null
            ? []
            : [
                t(mirroring.onFailure ? 'unsynchronised.onFailure' : 'unsynchronised.notOnFailure'),
                t(mirroring.onShutdown ? 'unsynchronised.onShutdown' : 'unsynchronised.notOnShutdown'),
              ]),
          ...(syncing ? [t('unsynchronised.syncing')] : runs ? [t('unsynchronised.automatic')] : []),
        ),
        next: t(runs ? 'unsynchronised.wait' : 'unsynchronised.next'),
      }
    },
    stuck: (finding) => ({
      ...queue(finding),
      value: formatCount(finding.ready),
      unit: t('unit.ready'),
      why: t('stuck.why', {
        consumers: finding.consumers,
        unacked: formatCount(finding.unacked),
        ready: formatCount(finding.ready),
        time: quietTime(finding.seconds),
      }),
      next: t('stuck.next'),
    }),
    noConsumer: (finding) => ({
      ...queue(finding),
      value: formatCount(finding.ready),
      unit: t('unit.ready'),
      why: sentences(
        finding.incoming === null || finding.incoming === 0
          ? t('noConsumer.resting')
          : t('noConsumer.growing', { rate: formatRate(finding.incoming) }),
        // More than comes in: two of the broker's averages over different spans.
        ...(finding.perSecond === null || finding.perSecond >= (finding.incoming ?? 0)
          ? []
          : [t('noConsumer.grows', { rate: formatRate(finding.perSecond) })]),
        ...(finding.expires === null
          ? []
          : [
              t('noConsumer.expires', {
                time: time(finding.expires.ttl / 1_000),
                exchange: exchangeName(finding.expires.exchange),
              }),
            ]),
        ...ends(finding),
      ),
      next: t('noConsumer.next'),
    }),
    atLimit: (finding) => ({
      ...queue(finding),
      value: formatCount(finding.ready),
      unit: t('unit.ready'),
      why: t(finding.overflow === 'drop-head' ? 'atLimit.dropHead' : 'atLimit.reject', {
        limit: length(finding.limit, finding.limitIn),
      }),
      next: t('atLimit.next'),
    }),
    growing: (finding) => {
      const grows = t('growing.why', {
        rate: formatRate(finding.perSecond),
        incoming: orUnknown(finding.incoming, formatRate),
        leaving: orUnknown(finding.leaving, formatRate),
      })
      return {
        ...queue(finding),
        value: formatCount(finding.total),
        unit: t('unit.total'),
        why: sentences(grows, ...ends(finding)),
        next: t('growing.next'),
      }
    },
    draining: (finding) => ({
      ...queue(finding),
      value: formatCount(finding.total),
      unit: t('unit.total'),
      why: t('draining.why', { rate: formatRate(finding.perSecond), time: time(finding.secondsLeft) }),
      next: t('draining.next'),
    }),
    redelivered: (finding) => ({
      ...queue(finding),
      value: formatRate(finding.redelivered),
      unit: t('unit.redelivered'),
      why: t('redelivered.why', {
        redelivered: formatRate(finding.redelivered),
        delivered: formatRate(finding.delivered),
      }),
      next: t('redelivered.next'),
    }),
    slowConsumers: (finding) => {
      const share = String(Math.round(finding.capacity * 100))
      return {
        ...queue(finding),
        value: share,
        unit: t('unit.busy'),
        why: t('slowConsumers.why', { share, consumers: finding.consumers }),
        next: t('slowConsumers.next'),
      }
    },
    deadLetters: (finding) => ({
      ...queue(finding),
      value: formatCount(finding.ready),
      unit: t('unit.deadLetters'),
      why: t(finding.consumers === 0 ? 'deadLetters.why' : 'deadLetters.consumed', {
        consumers: finding.consumers,
        exchange: exchangeName(finding.exchange),
      }),
      next: t('deadLetters.next'),
    }),
  }
}
