'use client'

import type { Node, NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { StateOf } from '@/components/layout/state-of'
import { visible } from '@/lib/i18n/visible'
import { cx } from '@/components/ui/cx'
import { paths } from '@/lib/api/paths'
import { stateLevel } from '@/lib/rabbitmq/state'
import { DepthFill } from './depth-fill'
import type { QueueNode } from './graph'
import { useGraphActions } from './graph-context'
import { boxClass, nameClass, nodeClass, ProblemMark, useNodeFrame } from './node-frame'
import { exactCounts, roomBeside, shownCounts, shownRate, spokenCounts } from './node-names'
import { textCells } from './text-width'
import { useCountWords } from './use-count-words'

export type QueueFlowNode = Node<{ node: QueueNode }, 'queue'>

/** A queue and its depth: what is ready fills it from the left, then what is unacked. Opens its page. */
export const QueueBox = memo(function QueueBox(props: NodeProps<QueueFlowNode>) {
  const { node, selected, width, events, problem } = useNodeFrame(props)
  const t = useTranslations('topology')
  const { vhost } = useGraphActions()
  const words = useCountWords()
  const isMissing = node.problems.includes('missing')
  const level = stateLevel(node.state)
  const isWell = level === 'ok' || level === 'idle'
  const said = { name: visible(node.name), counts: spokenCounts(node, words), state: visible(node.state) }
  const rate = shownRate(node.incomingRate)
  const beside = isMissing ? t('problems.missing') : visible(node.type)
  const withRate = rate === '' ? beside : `${beside} · ${rate}`
  const counts = shownCounts(node, words, roomBeside(width, beside))
  const second = textCells(counts) <= roomBeside(width, withRate) ? withRate : beside
  const names = isWell ? t('queueName', said) : t('queueNameState', said)
  const rates = { incoming: rate || '?', deliver: shownRate(node.deliverRate) || '?' }
  return (
    <a
      href={paths.queue({ vhost, name: node.name })}
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
      <DepthFill node={node} />
      <span className="absolute inset-0 flex flex-col justify-center px-[9px] pb-px">
        <span className="flex items-center gap-2">
          <span className={nameClass}>{visible(node.name)}</span>
          {isWell ? <ProblemMark node={node} /> : <StateOf state={visible(node.state)} />}
        </span>
        <span className="flex justify-between gap-2 leading-[14px] whitespace-nowrap">
          <span className="truncate text-ink-2 in-data-stale:text-ink-3">{second}</span>
          <span className={node.total === 0 ? undefined : 'font-medium text-ink-1 in-data-stale:text-ink-3'}>
            {isMissing ? '' : counts}
          </span>
        </span>
      </span>
    </a>
  )
})
