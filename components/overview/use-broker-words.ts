'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { paths } from '@/lib/api/paths'
import { formatCount, formatRate } from '@/lib/i18n/format'
import { orUnknown, plain, type WordsOf } from './finding-words'

type Kind =
  | 'prefetchFull'
  | 'blocked'
  | 'unroutable'
  | 'churn'
  | 'certificates'
  | 'deprecated'
  | 'idlePolicy'
  | 'shadowedPolicy'

/** Findings about clients, policies and the broker as a whole, in words. */
export function useBrokerWords(): WordsOf<Kind> {
  const t = useTranslations('attention')
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
      return {
        name: t('unroutable.name'),
        href: null,
        what: '',
        value: formatRate(finding.dropped + finding.returned),
        unit: t('unit.unroutable'),
        why:
          finding.channels.length === 0
            ? why
            : `${why} ${t('unroutable.from', { channels: finding.channels.join(', ') })}`,
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
    certificates: (finding) => ({
      name: t('certificates.name'),
      href: paths.nodes(),
      what: '',
      ...plain,
      why: [finding.reason, ...finding.evidence].filter(Boolean).join('; '),
      next: t('certificates.next'),
    }),
    deprecated: (finding) => ({
      name: t('deprecated.name'),
      href: null,
      what: '',
      value: String(finding.features.length),
      unit: t('unit.features', { count: finding.features.length }),
      why: t('deprecated.why', { features: finding.features.join(', ') }),
      next: t('deprecated.next'),
    }),
    idlePolicy: (finding) => ({
      name: finding.policy,
      href: null,
      what: t('idlePolicy.what'),
      ...plain,
      why: t('idlePolicy.why', { pattern: finding.pattern, vhost: finding.vhost }),
      next: t('idlePolicy.next'),
    }),
    shadowedPolicy: (finding) => ({
      name: finding.policy,
      href: null,
      what: t('shadowedPolicy.what'),
      ...plain,
      why: t('shadowedPolicy.why', { by: finding.by.join(', '), vhost: finding.vhost }),
      next: t('shadowedPolicy.next'),
    }),
  }
}
