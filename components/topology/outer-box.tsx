'use client'

import type { Node, NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import { cx } from '@/components/ui/cx'
import { paths } from '@/lib/api/paths'
import type { OuterNode } from './graph'
import { boxClass, nameClass, nodeClass, useNodeFrame } from './node-frame'

export type OuterFlowNode = Node<{ node: OuterNode }, 'outer'>

/** A connection, or a place outside of this broker. */
export const OuterBox = memo(function OuterBox(props: NodeProps<OuterFlowNode>) {
  const { node, selected, events } = useNodeFrame(props)
  const t = useTranslations('topology')
  const name = visible(node.name)
  const inner = (
    <span className="absolute inset-0 flex flex-col justify-center px-2.5">
      <span className={cx(nameClass, 'flex-none')}>{name}</span>
      <span className="truncate leading-[14px]">{t(`outer.${node.kind}`)}</span>
    </span>
  )
  const look = cx(nodeClass, boxClass, 'rounded-[17px]', selected ? 'border-accent' : 'border-line-control')
  const label = t('outerName', { name, kind: t(`outer.${node.kind}`) })
  return node.kind === 'remote' ? (
    <button type="button" {...events} aria-label={label} title={node.name} className={look}>
      {inner}
    </button>
  ) : (
    <a
      href={paths.connections({ name: node.name })}
      draggable={false}
      {...events}
      aria-label={label}
      title={node.name}
      className={look}
    >
      {inner}
    </a>
  )
})
