'use client'

import type { Node, NodeProps } from '@xyflow/react'
import Link from 'next/link'
import { memo, useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { StateOf } from '@/components/layout/state-of'
import { visible } from '@/components/message/visible'
import { cx } from '@/components/ui/cx'
import { paths } from '@/lib/api/paths'
import { exactCount } from '@/lib/i18n/format'
import { stateLevel } from '@/lib/rabbitmq/state'
import { shapeOf, type GroupNode, type QueueNode } from './graph'
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
import { exactCounts, shownCounts, shownRate, spokenCounts, type CountWords } from './node-names'

export type QueueFlowNode = Node<{ node: QueueNode }, 'queue'>
export type GroupFlowNode = Node<{ node: GroupNode }, 'group'>

function useCountWords(): CountWords {
  const t = useTranslations('topology')
  return useMemo(
    (): CountWords => ({
      ready: (counts) => t('readyCount', counts),
      both: (counts) => t('bothCounts', counts),
      plain: (counts) => t('plainCounts', counts),
    }),
    [t],
  )
}

/** Cells of the second line, 6 px each, that are left beside some text. */
const roomBeside = (width: number, text: string) => Math.floor((width - 28 - text.length * 6) / 6)

/** A queue and its depth: what is ready fills it from the left, then what is unacked. Opens its page. */
export const QueueBox = memo(function QueueBox({
  data: { node },
  selected,
  width = 0,
  height = 0,
  positionAbsoluteX: x,
  positionAbsoluteY: y,
}: NodeProps<QueueFlowNode>) {
  const t = useTranslations('topology')
  const { vhost } = useGraphHands()
  const events = useNodeEvents(node, { x, y, width, height })
  const words = useCountWords()
  const problem = useProblemWords()(node)
  const isMissing = node.problems.includes('missing')
  const level = stateLevel(node.state)
  const isWell = level === 'ok' || level === 'idle'
  const said = { name: visible(node.name), counts: spokenCounts(node, words), state: visible(node.state) }
  const rate = shownRate(node.incomingRate)
  const beside = isMissing ? t('problems.missing') : visible(node.type)
  const withRate = rate === '' ? beside : `${beside} · ${rate}`
  const counts = shownCounts(node, words, roomBeside(width, beside))
  const second = counts.length <= roomBeside(width, withRate) ? withRate : beside
  const names = isWell ? t('queueName', said) : t('queueNameState', said)
  const rates = { incoming: rate || '?', deliver: shownRate(node.deliverRate) || '?' }
  return (
    <>
      <Link
        href={paths.queue({ vhost, name: node.name })}
        prefetch={false}
        draggable={false}
        {...events}
        aria-label={problem === '' ? names : `${names}, ${problem}`}
        title={[node.name, t('countsTitle', exactCounts(node)), t('queueRates', rates), problem]
          .filter((text) => text !== '')
          .join('\n')}
        className={cx(
          nodeClass,
          boxClass,
          selected
            ? 'border-accent shadow-[0_0_0_1px_var(--accent)]'
            : isMissing
              ? 'border-dashed border-bad'
              : 'border-line-control',
        )}
      >
        <Depth node={node} />
        <span className="absolute inset-0 flex flex-col justify-center px-[9px] pb-px">
          <span className="flex items-center gap-2">
            <span className={nameClass}>{visible(node.name)}</span>
            {isWell ? <ProblemMark node={node} /> : <StateOf state={visible(node.state)} />}
          </span>
          <span className="flex justify-between gap-2 leading-[14px] whitespace-nowrap">
            <span className="truncate text-ink-2 in-data-stale:text-ink-3">{second}</span>
            <span
              className={node.total === 0 ? undefined : 'font-medium text-ink-1 in-data-stale:text-ink-3'}
            >
              {isMissing ? '' : counts}
            </span>
          </span>
        </span>
      </Link>
      <NodeHandles to={!isMissing} />
    </>
  )
})

/** Several that are alike as one: how many, and what they hold together. Opens at a press. */
export const GroupBox = memo(function GroupBox({
  data: { node },
  selected,
  width = 0,
  height = 0,
  positionAbsoluteX: x,
  positionAbsoluteY: y,
}: NodeProps<GroupFlowNode>) {
  const t = useTranslations('topology')
  const { unfold } = useGraphHands()
  const events = useNodeEvents(node, { x, y, width, height })
  const words = useCountWords()
  const problem = useProblemWords()(node)
  const isOfQueues = shapeOf(node) === 'queue'
  const name = node.name === '' ? t(`groups.${node.of}`) : visible(node.name)
  const members = t(`members.${node.of}`, { count: node.count })
  const many = isOfQueues || node.type === '' ? members : `${members} · ${visible(node.type)}`
  const counts = isOfQueues ? spokenCounts(node, words) : shownRate(node.incomingRate)
  const shown = isOfQueues ? shownCounts(node, words, roomBeside(width, many)) : shownRate(node.incomingRate)
  const wrong = node.wrong === 0 ? '' : t('wrongMembers', { count: exactCount(node.wrong), problem })
  return (
    <>
      <button
        type="button"
        {...events}
        onClick={() => unfold(node.id)}
        aria-label={[t('groupName', { name, many }), counts, wrong].filter((text) => text !== '').join(', ')}
        title={[
          ...node.names.map((each) => visible(each)),
          ...(node.count > node.names.length ? ['…'] : []),
          ...(isOfQueues ? [t('countsTitle', exactCounts(node))] : []),
          ...(wrong === '' ? [] : [wrong]),
        ].join('\n')}
        className={cx(
          nodeClass,
          boxClass,
          'shadow-[3px_3px_0_-1px_var(--surface-1),3px_3px_0_0_var(--line-control),6px_6px_0_-1px_var(--surface-1),6px_6px_0_0_var(--line-control)]!',
          selected ? 'border-accent' : 'border-line-control',
        )}
      >
        <Depth node={node} />
        <span className="absolute inset-0 flex flex-col justify-center px-[9px] pb-px">
          <span className="flex items-center gap-2">
            <span className={nameClass}>{name}</span>
            <ProblemMark node={node} />
            <span className="flex-none text-ink-2">{t('open')}</span>
          </span>
          <span className="flex justify-between gap-2 leading-[14px] whitespace-nowrap">
            <span className="truncate text-ink-2 in-data-stale:text-ink-3">{many}</span>
            <span
              className={node.total === 0 ? undefined : 'font-medium text-ink-1 in-data-stale:text-ink-3'}
            >
              {shown}
            </span>
          </span>
        </span>
      </button>
      <NodeHandles />
    </>
  )
})

function Depth({
  node: { depth, ready, unacked, total },
}: {
  node: Pick<QueueNode, 'depth' | 'ready' | 'unacked' | 'total'>
}) {
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
