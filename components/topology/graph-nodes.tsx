'use client'

import { Handle, Position, type Node, type NodeProps } from '@xyflow/react'
import Link from 'next/link'
import { memo, useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { StateOf } from '@/components/layout/state-of'
import { cx } from '@/components/ui/cx'
import { visible } from '@/components/message/visible'
import { paths } from '@/lib/api/paths'
import { stateLevel } from '@/lib/rabbitmq/state'
import { exchangeShape } from './exchange-shape'
import type { ExchangeNode, QueueNode } from './graph'
import { useReveal } from './graph-camera'
import { exactCounts, shownCounts, spokenCounts, type CountWords } from './node-names'

export type ExchangeFlowNode = Node<{ node: ExchangeNode; vhost: string }, 'exchange'>
export type QueueFlowNode = Node<{ node: QueueNode; vhost: string }, 'queue'>

/** React Flow draws an edge only between handles; where lines really end is our layout's business. */
const handles = (
  <>
    <Handle type="source" position={Position.Right} isConnectable={false} className="invisible" />
    <Handle type="target" position={Position.Left} isConnectable={false} className="invisible" />
  </>
)

const link =
  'group/node pointer-events-auto relative block size-full overflow-hidden text-micro text-ink-3 [.dim_&]:opacity-40 [.dim_&]:hover:opacity-100 [.dim_&]:focus-visible:opacity-100 focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-focus'
const name =
  'min-w-0 flex-1 truncate font-mono text-[12px] leading-4 text-ink-1 in-data-stale:text-ink-3 group-hover/node:underline'

/** An exchange: its shape is its type. Opens its page. */
export const ExchangeBox = memo(function ExchangeBox({
  data: { node, vhost },
  selected,
  width = 0,
  height = 0,
  positionAbsoluteX: x,
  positionAbsoluteY: y,
}: NodeProps<ExchangeFlowNode>) {
  const t = useTranslations('topology')
  const reveal = useReveal({ x, y, width, height })
  return (
    <Link
      href={paths.exchange({ vhost, name: node.name })}
      prefetch={false}
      draggable={false}
      onFocus={reveal}
      aria-label={t('exchangeName', { name: visible(node.name), type: visible(node.type) })}
      title={node.name}
      className={cx(link, 'rounded-s')}
    >
      <svg aria-hidden width={width} height={height} className="absolute inset-0">
        <path
          d={exchangeShape(node.type, width, height)}
          className={cx(
            'fill-surface-1',
            selected ? 'stroke-accent stroke-2' : 'stroke-line-control stroke-1',
            '[.current_&]:stroke-[3px] [.hit_&]:stroke-accent [.hit_&]:stroke-2 [.missed_&]:stroke-bad',
          )}
        />
      </svg>
      <span className="absolute inset-0 flex flex-col justify-center px-4">
        <span className={cx(name, 'flex-none')}>{visible(node.name)}</span>
        <span className="flex justify-between gap-2 leading-[14px]">
          <span className="truncate">{visible(node.type)}</span>
          {node.internal ? <span>{t('internal')}</span> : null}
        </span>
      </span>
      {handles}
    </Link>
  )
})

/** A queue and its depth: what is ready fills it from the left, then what is unacked. Opens its page. */
export const QueueBox = memo(function QueueBox({
  data: { node, vhost },
  selected,
  width = 0,
  height = 0,
  positionAbsoluteX: x,
  positionAbsoluteY: y,
}: NodeProps<QueueFlowNode>) {
  const t = useTranslations('topology')
  const reveal = useReveal({ x, y, width, height })
  const words = useMemo(
    (): CountWords => ({
      ready: (counts) => t('readyCount', counts),
      both: (counts) => t('bothCounts', counts),
      plain: (counts) => t('plainCounts', counts),
    }),
    [t],
  )
  const level = stateLevel(node.state)
  const isWell = level === 'ok' || level === 'idle'
  const counts = spokenCounts(node, words)
  const said = { name: visible(node.name), counts, state: visible(node.state) }
  // The numbers stand right of the type, 6 px a cell.
  const room = Math.floor((width - 28 - node.type.length * 6) / 6)
  return (
    <Link
      href={paths.queue({ vhost, name: node.name })}
      prefetch={false}
      draggable={false}
      onFocus={reveal}
      aria-label={isWell ? t('queueName', said) : t('queueNameState', said)}
      title={`${node.name}\n${t('countsTitle', exactCounts(node))}`}
      className={cx(
        link,
        'rounded-s border bg-surface-1',
        selected ? 'border-accent shadow-[0_0_0_1px_var(--accent)]' : 'border-line-control',
        '[.current_&]:shadow-[0_0_0_2px_var(--accent)] [.hit_&]:border-accent [.hit_&]:shadow-[0_0_0_1px_var(--accent)] [.missed_&]:border-dashed [.missed_&]:border-bad',
      )}
    >
      <Depth node={node} />
      <span className="absolute inset-0 flex flex-col justify-center px-[9px] pb-px">
        <span className="flex items-center gap-2">
          <span className={name}>{visible(node.name)}</span>
          {isWell ? null : <StateOf state={visible(node.state)} />}
        </span>
        <span className="flex justify-between gap-2 leading-[14px] whitespace-nowrap">
          <span className="truncate text-ink-2 in-data-stale:text-ink-3">{visible(node.type)}</span>
          <span className={node.total === 0 ? undefined : 'font-medium text-ink-1 in-data-stale:text-ink-3'}>
            {shownCounts(node, words, room)}
          </span>
        </span>
      </span>
      {handles}
    </Link>
  )
})

function Depth({ node: { depth, ready, unacked, total } }: { node: QueueNode }) {
  if (depth === null || depth === 0 || total === null || total === 0) return null
  const parts = [
    { key: 'ready', share: (ready ?? 0) / total, ground: 'bg-data-ready-soft', foot: 'bg-data-ready' },
    {
      key: 'unacked',
      share: (unacked ?? 0) / total,
      ground: 'bg-data-unacked-soft',
      foot: 'bg-data-unacked',
    },
  ]
  return (
    <span aria-hidden className="absolute inset-0 flex in-data-stale:opacity-40">
      {parts.map(({ key, share, ground, foot }) => (
        <span
          key={key}
          className={cx('flex h-full flex-none items-end', ground)}
          style={{ width: `${Math.min(1, depth * share) * 100}%` }}
        >
          <span className={cx('h-[3px] w-full', foot)} />
        </span>
      ))}
    </span>
  )
}
