'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { sentences } from '@/lib/i18n/sentences'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { useQuietTime } from '@/components/layout/use-quiet-time'
import { paths } from '@/lib/api/paths'
import { formatCount, formatRate } from '@/lib/i18n/format'
import { orUnknown, plain, type WordsOf } from './finding-words'

type Kind =
  | 'prefetchFull'
  | 'blocked'
  | 'unroutable'
  | 'churn'
  | 'statisticsBacklog'
  | 'certificates'
  | 'deprecated'
  | 'unusedPolicy'
  | 'shadowedPolicy'

/** Where what is deprecated is seen. */
const deprecatedAt: Readonly<Record<string, string>> = {
  transient_nonexcl_queues: paths.queues({ durable: 'false' }),
  classic_queue_mirroring: paths.queues(),
  queue_master_locator: paths.queues(),
  global_qos: paths.channels({ sort: 'globalPrefetch', dir: 'desc' }),
  amqp_address_v1: paths.connections(),
}

const deprecatedUse = (features: readonly string[]): string =>
  features.map((feature) => deprecatedAt[feature]).find((href) => href !== undefined) ?? paths.nodes()

/** Findings about clients, policies and the broker as a whole, in words. */
export function useBrokerWords(): WordsOf<Kind> {
  const t = useTranslations('attention')
  const { listed } = usePunctuation()
  const quietTime = useQuietTime()
  return {
    prefetchFull: (finding) => ({
      name: finding.channel,
      href: paths.channel(finding.channel),
      what: t('prefetchFull.what'),
      value: formatCount(finding.unacked),
      unit: t('unit.unacked'),
      why: t('prefetchFull.why', {
        unacked: formatCount(finding.unacked),
        limit: formatCount(finding.limit),
        time: quietTime(finding.seconds),
        ready: formatCount(finding.ready),
        user: finding.user ?? '?',
      }),
      next: t('prefetchFull.next'),
    }),
    blocked: (finding) => ({
      name: finding.connection,
      href: paths.connection(finding.connection),
      what: t('blocked.what'),
      value: finding.state,
      unit: '',
      why: t(finding.state === 'flow' ? 'blocked.flow' : 'blocked.blocked', {
        user: finding.user ?? '?',
      }),
      next: t('blocked.next'),
    }),
    unroutable: (finding) => {
      const why = t('unroutable.why', {
        dropped: formatRate(finding.dropped),
        returned: formatRate(finding.returned),
      })
      const sort = finding.dropped >= finding.returned ? 'dropRate' : 'returnRate'
      return {
        name: t('unroutable.name'),
        href: paths.channels({ sort, dir: 'desc' }),
        what: '',
        value: formatRate(finding.dropped + finding.returned),
        unit: t('unit.unroutable'),
        why: finding.channels.length === 0 ? why : sentences(why, t('unroutable.from')),
        links: finding.channels.map((name) => ({ name, href: paths.channel(name) })),
        next: t('unroutable.next'),
      }
    },
    churn: (finding) => ({
      name: t(`churn.${finding.of}`),
      href: finding.of === 'connections' ? paths.connections() : paths.channels(),
      what: '',
      value: formatRate(finding.opened),
      unit: t('unit.opened'),
      why: t('churn.why', { opened: formatRate(finding.opened), open: orUnknown(finding.open, formatCount) }),
      next: t('churn.next'),
    }),
    statisticsBacklog: (finding) => ({
      name: t('statisticsBacklog.name'),
      href: paths.nodes(),
      what: '',
      value: formatCount(finding.events),
      unit: t('unit.events'),
      why: t('statisticsBacklog.why', { events: formatCount(finding.events) }),
      next: t('statisticsBacklog.next'),
    }),
    certificates: (finding) => ({
      name: t(finding.ofOneNode ? 'certificates.ofOneNode' : 'certificates.name'),
      href: paths.nodes(),
      what: '',
      ...plain,
      why: [finding.reason, ...finding.evidence].filter(Boolean).join('; '),
      next: t('certificates.next'),
    }),
    deprecated: (finding) => ({
      name: t('deprecated.name'),
      href: deprecatedUse(finding.features),
      what: '',
      value: String(finding.features.length),
      unit: t('unit.features', { count: finding.features.length }),
      why: t('deprecated.why', { features: listed(finding.features) }),
      next: t('deprecated.next'),
    }),
    unusedPolicy: (finding) => ({
      name: finding.policy,
      // What has almost such a name: the filter takes upper and lower case for the same.
      href: paths.queues({ vhost: finding.vhost, name: finding.pattern, regex: 'true' }),
      what: t(finding.operator ? 'unusedPolicy.operator' : 'unusedPolicy.what'),
      ...plain,
      why: t('unusedPolicy.why', { pattern: finding.pattern, vhost: finding.vhost }),
      next: t('unusedPolicy.next'),
    }),
    shadowedPolicy: (finding) => ({
      name: finding.policy,
      href: paths.queues({
        vhost: finding.vhost,
        ...(finding.operator || finding.by[0] === undefined ? {} : { policy: finding.by[0] }),
      }),
      what: t(finding.operator ? 'shadowedPolicy.operator' : 'shadowedPolicy.what'),
      ...plain,
      why: t('shadowedPolicy.why', { by: listed(finding.by), vhost: finding.vhost }),
      next: t('shadowedPolicy.next'),
    }),
  }
}
