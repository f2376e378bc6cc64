'use client'

import type { Node, NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { visible } from '@/lib/i18n/visible'
import { cx } from '@/components/ui/cx'
import { paths } from '@/lib/api/paths'
import { exchangeShape } from './exchange-shape'
import type { ExchangeNode } from './graph'
import { useGraphActions } from './graph-context'
import { nameClass, nodeClass, ProblemMark, useNodeFrame } from './node-frame'
import { shownRate } from './node-names'

export type ExchangeFlowNode = Node<{ node: ExchangeNode }, 'exchange'>

/** The default exchange has no name of its own. */
function useExchangeName(): (name: string) => string {
  const t = useTranslations('exchanges')
  return (name) => (name === '' ? t('defaultName') : visible(name))
}

/** An exchange: its shape is its type. Opens its page. */
export const ExchangeBox = memo(function ExchangeBox(props: NodeProps<ExchangeFlowNode>) {
  const { node, selected, width, height, events, problem } = useNodeFrame(props)
  const t = useTranslations('topology')
  const { listed } = usePunctuation()
  const nameOf = useExchangeName()
  const { vhost } = useGraphActions()
  const isMissing = node.problems.includes('missing')
  const rate = shownRate(node.incomingRate)
  const said = { name: nameOf(node.name), type: visible(node.type) }
  return (
    <a
      href={paths.exchange({ vhost, name: node.name })}
      draggable={false}
      {...events}
      aria-label={listed([t('exchangeName', said), rate, problem].filter((text) => text !== ''))}
      title={[node.name, ratesTitle(node, t), problem].filter((text) => text !== '').join('\n')}
      className={cx(nodeClass, 'rounded-s')}
    >
      <svg aria-hidden width={width} height={height} className="absolute inset-0">
        <path
          d={exchangeShape(node.type, width, height)}
          className={cx(
            'fill-surface-1',
            selected ? 'stroke-accent stroke-2' : isMissing ? 'stroke-bad' : 'stroke-line-control stroke-1',
            isMissing && '[stroke-dasharray:4_3]',
            '[.current_&]:stroke-[3px] [.hit_&]:stroke-accent [.hit_&]:stroke-2 [.missed_&]:stroke-bad',
          )}
        />
      </svg>
      <span className="absolute inset-0 flex flex-col justify-center px-4">
        <span className="flex items-center gap-1">
          <span className={nameClass}>{nameOf(node.name)}</span>
          <ProblemMark node={node} />
        </span>
        <span className="flex justify-between gap-2 leading-[14px]">
          <span className="truncate">{isMissing ? t('problems.missing') : visible(node.type)}</span>
          <span className="text-ink-2 in-data-stale:text-ink-3">
            {rate === '' && node.internal ? t('internal') : rate}
          </span>
        </span>
      </span>
    </a>
  )
})

function ratesTitle(
  { incomingRate, outgoingRate }: ExchangeNode,
  t: ReturnType<typeof useTranslations<'topology'>>,
): string {
  if (incomingRate === null && outgoingRate === null) return ''
  return t('exchangeRates', {
    incoming: shownRate(incomingRate) || '?',
    outgoing: shownRate(outgoingRate) || '?',
  })
}
