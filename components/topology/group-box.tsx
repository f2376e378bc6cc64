'use client'

import type { Node, NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { visible } from '@/lib/i18n/visible'
import { cx } from '@/components/ui/cx'
import { exactCount } from '@/lib/i18n/format'
import { DepthFill } from './depth-fill'
import { shapeOf, type GroupNode } from './graph'
import { useGraphActions } from './graph-context'
import { boxClass, nameClass, nodeClass, ProblemMark, useNodeFrame } from './node-frame'
import { exactCounts, roomBeside, shownCounts, shownRate, spokenCounts } from './node-names'
import { useCountWords } from './use-count-words'

export type GroupFlowNode = Node<{ node: GroupNode }, 'group'>

/** Several that are alike as one: how many, and what they hold together. Opens at a press. */
export const GroupBox = memo(function GroupBox(props: NodeProps<GroupFlowNode>) {
  const { node, selected, width, events, problem } = useNodeFrame(props)
  const t = useTranslations('topology')
  const { listed } = usePunctuation()
  const { unfold } = useGraphActions()
  const words = useCountWords()
  const isOfQueues = shapeOf(node) === 'queue'
  const name = node.name === '' ? t(`groups.${node.of}`) : visible(node.name)
  const members = t(`members.${node.of}`, { count: node.count })
  const many = isOfQueues || node.type === '' ? members : `${members} · ${visible(node.type)}`
  const counts = isOfQueues ? spokenCounts(node, words) : shownRate(node.incomingRate)
  const shown = isOfQueues ? shownCounts(node, words, roomBeside(width, many)) : shownRate(node.incomingRate)
  const wrong = node.wrong === 0 ? '' : t('wrongMembers', { count: exactCount(node.wrong), problem })
  return (
    <button
      type="button"
      {...events}
      onClick={() => unfold(node.id)}
      aria-label={listed([t('groupName', { name, many }), counts, wrong].filter((text) => text !== ''))}
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
      <DepthFill node={node} />
      <span className="absolute inset-0 flex flex-col justify-center px-[9px] pb-px">
        <span className="flex items-center gap-2">
          <span className={nameClass}>{name}</span>
          <ProblemMark node={node} />
          <span className="flex-none text-ink-2">{t('open')}</span>
        </span>
        <span className="flex justify-between gap-2 leading-[14px] whitespace-nowrap">
          <span className="truncate text-ink-2 in-data-stale:text-ink-3">{many}</span>
          <span className={node.total === 0 ? undefined : 'font-medium text-ink-1 in-data-stale:text-ink-3'}>
            {shown}
          </span>
        </span>
      </span>
    </button>
  )
})
