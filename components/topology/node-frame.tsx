'use client'

import type { Node, NodeProps } from '@xyflow/react'
import { TriangleAlert } from 'lucide-react'
import type { FocusEvent, KeyboardEvent, MouseEvent } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import type { GraphNode } from './graph'
import { useGraphActions } from './graph-context'

export const nodeClass =
  'group/node pointer-events-auto relative block size-full overflow-hidden text-left text-micro text-ink-3 [.dim_&]:opacity-40 [.dim_&]:hover:opacity-100 [.dim_&]:focus-visible:opacity-100 focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-focus'
export const nameClass =
  'min-w-0 flex-1 truncate font-mono text-[12px] leading-4 text-ink-1 in-data-stale:text-ink-3 group-hover/node:underline'
export const boxClass =
  'rounded-s border bg-surface-1 [.current_&]:shadow-[0_0_0_2px_var(--accent)] [.hit_&]:border-accent [.hit_&]:shadow-[0_0_0_1px_var(--accent)] [.missed_&]:border-dashed [.missed_&]:border-bad'

/** What all boxes have in common: where they are, what is wrong, and what they do with focus, arrows and their menu. */
export function useNodeFrame<N extends GraphNode>({
  data: { node },
  selected,
  width = 0,
  height = 0,
}: NodeProps<Node<{ node: N }>>) {
  const { select, reveal, openMenu, walk } = useGraphActions()
  const problem = useNodeProblems()(node)
  const events = {
    onFocus: (event: FocusEvent<HTMLElement>) => {
      if (!event.currentTarget.matches(':focus-visible')) return
      reveal(node, event.currentTarget)
      select(node.id)
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (!walk(node, event.key)) return
      event.preventDefault()
      event.stopPropagation()
    },
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      event.preventDefault()
      openMenu(node, event.currentTarget)
    },
  }
  return { node, selected, width, height, events, problem }
}

/** That something is wrong, for the eye. */
export function ProblemMark({ node }: { node: GraphNode }) {
  const words = useNodeProblems()
  if (node.problems.length === 0) return null
  return (
    <span className="flex-none text-warn-ink" title={words(node)}>
      <TriangleAlert size={12} strokeWidth={1.75} aria-hidden />
    </span>
  )
}

/** What is wrong with a node in words; "" when nothing is. */
function useNodeProblems(): (node: GraphNode) => string {
  const t = useTranslations('topology.problems')
  const { listed } = usePunctuation()
  return (node) => listed(node.problems.map((problem) => t(problem)))
}
