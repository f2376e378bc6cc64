'use client'

import '@xyflow/react/dist/base.css'
import { Background, ReactFlow } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type PointerEvent } from 'react'
import { MenuAt } from '@/components/ui/menu'
import { BindHandle } from './bind-handle'
import { ExchangeBox } from './exchange-box'
import type { ExchangeNode, Graph, GraphNode } from './graph'
import type { GraphAsked } from './graph-asked'
import { Camera, leastZoom, useReveal, type FoundNodes } from './graph-camera'
import { GraphActionsContext, type GraphActions } from './graph-context'
import { GraphEdges } from './graph-edge'
import { GraphLabels } from './graph-labels'
import type { GraphDrawing } from './graph-layout'
import { GraphMap } from './graph-map'
import { GraphTools } from './graph-tools'
import { GroupBox } from './group-box'
import { NodeMenuButton } from './node-menu-button'
import { OuterBox } from './outer-box'
import { QueueBox } from './queue-box'
import type { TraceMarks } from './trace-marks'
import { useDrawnEdges, useEdgeMarks, useFlowNodes, type FlowNode } from './use-flow'
import { useFollowLinks } from './use-follow-links'
import { useNodeMenu } from './use-node-menu'
import { useShield } from './use-shield'
import { useWalk } from './use-walk'

const nodeTypes = { exchange: ExchangeBox, queue: QueueBox, group: GroupBox, outer: OuterBox }

interface GraphCanvasProps {
  vhost: string
  graph: Graph
  drawing: GraphDrawing
  /** In reading order: so goes the Tab key. */
  order: readonly GraphNode[]
  found: FoundNodes
  /** Where a traced message goes: all else steps back. */
  marks: TraceMarks | null
  /** Old numbers. */
  stale: boolean
  /** Id of what is looked at the surroundings of; '' for none. */
  focus: string
  /** Another one is another graph to look at. */
  viewKey: string
  onSelect: (id: string) => void
  onUnfold: (id: string) => void
  onFocusOn: (id: string) => void
  onAsk: (asked: GraphAsked) => void
}

/** The drawn graph: to be panned, zoomed and walked through; nothing on it can be moved, but bindings can be drawn. */
export function GraphCanvas({
  vhost,
  graph,
  drawing,
  order,
  found,
  marks,
  stale,
  focus,
  viewKey,
  onSelect,
  onUnfold,
  onFocusOn,
  onAsk,
}: GraphCanvasProps) {
  const [near, setNear] = useState<string | null>(null)
  const [menu, setMenu] = useState<{ node: GraphNode; anchor: HTMLElement } | null>(null)
  const desk = useRef<HTMLDivElement>(null)
  const nodes = useFlowNodes(order, drawing, found, marks)
  const edges = useDrawnEdges(graph, drawing)
  const edgeMarks = useEdgeMarks(edges, marks)
  const touch = (event: FocusEvent | PointerEvent) => setNear(nodeIdOf(event.target))

  const focusNode = (id: string) =>
    desk.current
      ?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"] :is(a, button)`)
      ?.focus({ preventScroll: true })
  const { walk, said } = useWalk(graph, drawing, focusNode)
  const actions = useActions({
    vhost,
    unfold: onUnfold,
    select: onSelect,
    reveal: useReveal(drawing),
    walk,
    openMenu: (node, anchor) => {
      onSelect(node.id)
      setMenu({ node, anchor })
    },
  })
  const itemsOf = useNodeMenu({ vhost, graph, onUnfold, onFocusOn, onAsk })
  const byId = useMemo(() => new Map(graph.nodes.map((node) => [node.id, node])), [graph])
  const nearNode = near === null ? undefined : byId.get(near)

  const bind = (source: ExchangeNode, { kind, name }: GraphNode) => {
    if (kind === 'queue' || kind === 'exchange') onAsk({ what: 'bind', source, target: { kind, name } })
  }
  const openEdge = useLatest((id: string) => {
    const edge = graph.edges.find((each) => each.id === id)
    const [from, to] = [byId.get(edge?.source ?? ''), byId.get(edge?.target ?? '')]
    if (edge?.kind !== 'binding' || from?.kind !== 'exchange') return
    if (to?.kind === 'queue' || to?.kind === 'exchange') {
      onAsk({ what: 'bindings', source: from.name, target: { kind: to.kind, name: to.name } })
    }
  })
  return (
    <GraphActionsContext value={actions}>
      <ReactFlow<FlowNode>
        ref={desk}
        nodes={nodes}
        nodeTypes={nodeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        {...useShield(desk)}
        nodesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        panActivationKeyCode={null}
        zoomActivationKeyCode={null}
        zoomOnDoubleClick={false}
        attributionPosition="top-right"
        minZoom={leastZoom}
        maxZoom={2}
        onPointerOver={touch}
        onFocus={touch}
        onBlur={() => setNear(null)}
        onClick={useFollowLinks()}
        className="bg-surface-0! [--xy-attribution-background-color:var(--surface-0)] [&_.react-flow\_\_attribution_a]:text-ink-3! [&_.react-flow\_\_viewport]:cursor-default [&[data-moving]_.react-flow\_\_pane]:after:absolute [&[data-moving]_.react-flow\_\_pane]:after:inset-0 [&[data-moving]_.react-flow\_\_pane]:after:z-50"
        data-stale={stale || undefined}
        data-dense={edges.length > denseFrom || undefined}
      >
        <Background gap={20} size={2} color="var(--line-1)" />
        <GraphEdges edges={edges} marks={edgeMarks} near={near} onPress={openEdge} />
        <GraphLabels drawing={drawing} graph={graph} marks={marks} />
        {nearNode?.kind !== 'exchange' ||
        nearNode.name === '' ||
        nearNode.problems.includes('missing') ? null : (
          <BindHandle key={nearNode.id} node={nearNode} nodes={graph.nodes} drawing={drawing} onBind={bind} />
        )}
        {nearNode === undefined ? null : (
          <NodeMenuButton key={nearNode.id} node={nearNode} drawing={drawing} onOpen={actions.openMenu} />
        )}
        <Camera
          drawing={drawing}
          graph={graph}
          found={found}
          traced={marks?.about ?? none}
          focus={focus}
          viewKey={viewKey}
        />
        <GraphTools bounds={drawing.layout.bounds} />
        {nodes.length < leastForMap ? null : <GraphMap bounds={drawing.layout.bounds} />}
      </ReactFlow>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {menu === null ? null : (
        <MenuAt
          key={menu.node.id}
          anchor={menu.anchor}
          items={itemsOf(byId.get(menu.node.id) ?? menu.node)}
          onClose={() => setMenu(null)}
        />
      )}
    </GraphActionsContext>
  )
}

const none: readonly string[] = []

/** So many lines are one grey: they step back until somebody points at a node. */
const denseFrom = 150
/** Among fewer nodes one finds one's way without a map, which lies over some of them. */
const leastForMap = 60

/** The node that an event came from, or whose menu button. */
const nodeIdOf = (target: EventTarget): string | null =>
  target instanceof Element
    ? (target.closest<HTMLElement>('.react-flow__node, [data-menu-of]')?.dataset['id'] ?? null)
    : null

/** The same object for ever: what it does is what was given last. */
function useActions(actions: GraphActions): GraphActions {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  const { vhost } = actions
  return useMemo(
    () => ({
      vhost,
      unfold: (id) => latest.current.unfold(id),
      select: (id) => latest.current.select(id),
      reveal: (node, element) => latest.current.reveal(node, element),
      openMenu: (node, anchor) => latest.current.openMenu(node, anchor),
      walk: (node, key) => latest.current.walk(node, key),
    }),
    [vhost],
  )
}

/** The same function for ever: what it does is what was given last. */
function useLatest<A>(act: (value: A) => void): (value: A) => void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  return useCallback((value: A) => latest.current(value), [])
}
