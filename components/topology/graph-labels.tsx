'use client'

import { ViewportPortal } from '@xyflow/react'
import { Fragment, memo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import type { Graph } from './graph'
import type { GraphDrawing } from './graph-layout'
import { metrics } from './layout-model'
import { shownRate } from './node-names'
import type { TraceMarks } from './trace-marks'

interface GraphLabelsProps {
  drawing: GraphDrawing
  graph: Graph
  marks: TraceMarks | null
}

/** Keys at the ends of their edges, on the desk's colour, and the heads of what is bound to nothing. */
export const GraphLabels = memo(function GraphLabels({ drawing, graph, marks }: GraphLabelsProps) {
  const t = useTranslations('topology')
  const { layout, labels } = drawing
  const rates = new Map(graph.edges.map(({ id, rate }) => [id, shownRate(rate)]))
  const heads = {
    queue: { text: t('looseQueues'), help: t('looseQueuesHelp') },
    exchange: { text: t('looseExchanges'), help: t('looseExchangesHelp') },
  }
  return (
    <ViewportPortal>
      {[...layout.routes].map(([id, { label }]) => {
        const words = labels.get(id)
        if (words?.text === '') return null
        const step = marks?.edges.get(id)
        const isMissed = marks?.missedEdges.has(id) === true
        return (
          <Fragment key={id}>
            {step === undefined ? null : <StepNumber number={step} x={label.x - label.width} y={label.y} />}
            <span
              // The edge itself has a name that says whose key this is.
              aria-hidden
              title={[...(words?.lines.slice(0, maxTitleLines) ?? []), rates.get(id) ?? '']
                .filter((line) => line !== '')
                .join('\n')}
              className={cx(
                'absolute top-0 left-0 truncate rounded-xs bg-surface-0 px-1 text-right font-mono text-[11px] leading-4',
                words?.isWord === true ? 'text-ink-3' : 'text-ink-2 in-data-stale:text-ink-3',
                step !== undefined && 'font-medium text-ink-1!',
                isMissed && 'text-bad-ink! line-through',
                marks !== null && step === undefined && !isMissed && 'text-line-control!',
              )}
              style={{
                width: label.width,
                height: metrics.labelHeight,
                transform: `translate(${label.x - label.width}px, ${label.y - metrics.labelHeight / 2}px)`,
              }}
            >
              {words?.text}
            </span>
          </Fragment>
        )
      })}
      {layout.blocks.map((block) => {
        const head = block.name === 'queue' ? heads.queue : heads.exchange
        return (
          <span
            key={block.name}
            title={head.help}
            className="absolute top-0 left-0 text-small whitespace-nowrap text-ink-3"
            style={{ transform: `translate(${block.x}px, ${block.y}px)` }}
          >
            {head.text}
          </span>
        )
      })}
    </ViewportPortal>
  )
})

/** The number that the step has in the panel beside, before its key. */
function StepNumber({ number, x, y }: { number: number; x: number; y: number }) {
  return (
    <span
      aria-hidden
      className="absolute top-0 left-0 grid size-4 place-items-center rounded-full bg-accent text-[10px] font-semibold text-on-accent"
      style={{ transform: `translate(${x - 18}px, ${y - 8}px)` }}
    >
      {number}
    </span>
  )
}

/** A title of thousands of keys helps nobody. */
const maxTitleLines = 40
