'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { paths } from '@/lib/api/paths'
import { formatBytes } from '@/lib/i18n/format'
import { orUnknown, plain, type WordsOf } from './finding-words'

type Kind = 'partition' | 'down' | 'memory' | 'disk' | 'drained' | 'vhostDown'

/** Findings about nodes, in words. */
export function useNodeWords(): WordsOf<Kind> {
  const t = useTranslations('attention')
  const { listed } = usePunctuation()
  const node = ({ node: { name } }: { node: { name: string } }, kind: Exclude<Kind, 'vhostDown'>) => ({
    name,
    href: paths.node(name),
    what: t(`${kind}.what`),
    next: t(`${kind}.next`),
  })
  return {
    partition: (finding) => ({
      ...node(finding, 'partition'),
      ...plain,
      why: t('partition.why', { others: listed(finding.others) }),
    }),
    down: (finding) => ({ ...node(finding, 'down'), ...plain, why: t('down.why') }),
    memory: (finding) => ({
      ...node(finding, 'memory'),
      value: orUnknown(finding.used, formatBytes),
      unit: t('unit.of', { limit: orUnknown(finding.limit, formatBytes) }),
      why: t('memory.why'),
    }),
    disk: (finding) => ({
      ...node(finding, 'disk'),
      value: orUnknown(finding.free, formatBytes),
      unit: t('unit.free'),
      why: t('disk.why', { limit: orUnknown(finding.limit, formatBytes) }),
    }),
    drained: (finding) => ({ ...node(finding, 'drained'), ...plain, why: t('drained.why') }),
    vhostDown: (finding) => ({
      name: finding.vhost,
      href: paths.queues({ vhost: finding.vhost }),
      what: t('vhostDown.what'),
      value: String(finding.nodes.length),
      unit: t('unit.nodes', { count: finding.nodes.length }),
      why: t('vhostDown.why', { nodes: listed(finding.nodes) }),
      next: t('vhostDown.next'),
    }),
  }
}
