'use client'

import type { Node, NodeProps } from '@xyflow/react'
import Link from 'next/link'
import { memo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/components/message/visible'
import { cx } from '@/components/ui/cx'
import { paths } from '@/lib/api/paths'
import { exchangeShape } from './exchange-shape'
import type { ExchangeNode, OuterNode } from './graph'
import { useGraphHands } from './graph-context'
import {
  boxClass,
  nameClass,
  NodeHandles,
  nodeClass,
  ProblemMark,
  useNodeEvents,
  useProblemWords,
} from './node-frame'
import { shownRate } from './node-names'

export type ExchangeFlowNode = Node<{ node: ExchangeNode }, 'exchange'>
export type OuterFlowNode = Node<{ node: OuterNode }, 'outer'>

/** The default exchange has no name of its own. */
export function useExchangeName(): (name: string) => string {
  const t = useTranslations('exchanges')
  return (name) => (name === '' ? t('defaultName') : visible(name))
}

/** An exchange: its shape is its type. Opens its page. */
export const ExchangeBox = memo(function ExchangeBox({
  data: { node },
  selected,
  width = 0,
  height = 0,
  positionAbsoluteX: x,
  positionAbsoluteY: y,
}: NodeProps<ExchangeFlowNode>) {
  const t = useTranslations('topology')
  const nameOf = useExchangeName()
  const { vhost } = useGraphHands()
  const events = useNodeEvents(node, { x, y, width, height })
  const problem = useProblemWords()(node)
  const isMissing = node.problems.includes('missing')
  const rate = shownRate(node.incomingRate)
  const said = { name: nameOf(node.name), type: visible(node.type) }
  return (
    <>
      <Link
        href={paths.exchange({ vhost, name: node.name })}
        prefetch={false}
        draggable={false}
        {...events}
        aria-label={[t('exchangeName', said), rate, problem].filter((text) => text !== '').join(', ')}
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
            <span className="tabular text-ink-2">{rate === '' && node.internal ? t('internal') : rate}</span>
          </span>
        </span>
      </Link>
      <NodeHandles from={!isMissing && node.name !== ''} to={!isMissing && node.name !== ''} />
    </>
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

/** A connection, or a place outside of this broker. */
export const OuterBox = memo(function OuterBox({
  data: { node },
  selected,
  width = 0,
  height = 0,
  positionAbsoluteX: x,
  positionAbsoluteY: y,
}: NodeProps<OuterFlowNode>) {
  const t = useTranslations('topology')
  const events = useNodeEvents(node, { x, y, width, height })
  const name = visible(node.name)
  const inner = (
    <span className="absolute inset-0 flex flex-col justify-center px-2.5">
      <span className={cx(nameClass, 'flex-none')}>{name}</span>
      <span className="truncate leading-[14px]">{t(`outer.${node.kind}`)}</span>
    </span>
  )
  const look = cx(nodeClass, boxClass, 'rounded-[17px]', selected ? 'border-accent' : 'border-line-control')
  const label = t('outerName', { name, kind: t(`outer.${node.kind}`) })
  return (
    <>
      {node.kind === 'remote' ? (
        <button type="button" {...events} aria-label={label} title={node.name} className={look}>
          {inner}
        </button>
      ) : (
        <Link
          href={paths.connections({ name: node.name })}
          prefetch={false}
          draggable={false}
          {...events}
          aria-label={label}
          title={node.name}
          className={look}
        >
          {inner}
        </Link>
      )}
      <NodeHandles />
    </>
  )
})
