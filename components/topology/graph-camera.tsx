'use client'

import { getViewportForBounds, useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef } from 'react'
import type { Graph, GraphNode } from './graph'
import { boxOf, type GraphDrawing } from './graph-layout'
import type { Bounds, Layout } from './layout-model'

export interface FoundNodes {
  /** Ids, in reading order. */
  matches: readonly string[]
  /** The one that is shown now; null before the first Enter when several are found. */
  current: string | null
}

export const leastZoom = 0.05
/** Below this zoom nobody can read a name: rather show a part. */
const readable = 0.5
const comfortable = 0.9
/** What one starts with: names are read without effort. */
const leastToBegin = 0.65
/** Around the graph: the tools at the bottom and the search's count at the top lie over it. */
const margin = { top: '40px', bottom: '56px', left: '32px', right: '32px' } as const
/** Above the first row is room for the menu of a node, which would lie under what else stands there. */
const corner = { x: 24, y: 40 }
const toolsHeight = 56
const moveTime = 160

/** Moves of the view, which are jumps for those who asked for less motion. */
export function useMove() {
  const store = useStoreApi()
  const { setViewport, setCenter, getZoom } = useReactFlow()
  const duration = useCallback(
    () => (window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : moveTime),
    [],
  )
  return useMemo(() => {
    const fitted = (bounds: Bounds) => {
      const { width, height } = store.getState()
      return getViewportForBounds(bounds, width, height, leastZoom, 1, margin)
    }
    return {
      duration,
      showAll: (bounds: Bounds) => void setViewport(fitted(bounds), { duration: duration() }),
      /**
       * All when it can be read, else what was asked for, else as many whole columns as can be, from the left, where messages
       * enter.
       */
      begin: ({ bounds, columns, blocks }: Layout, asked: Bounds | undefined) => {
        const whole = fitted(bounds)
        if (asked !== undefined && whole.zoom < leastToBegin) {
          void setCenter(asked.x + asked.width / 2, asked.y + asked.height / 2, { zoom: comfortable })
          return
        }
        const { width, height } = store.getState()
        const zoom = columnsZoom(bounds.x, [...columns, ...blocks], width - 2 * corner.x)
        const rest = height - toolsHeight - bounds.height * zoom
        const y = Math.max(corner.y, rest / 2) - bounds.y * zoom
        void setViewport(whole.zoom >= leastToBegin ? whole : { x: corner.x - bounds.x * zoom, y, zoom })
      },
      /** Whether all of it can be shown and still be read. */
      showReadable: (bounds: Bounds): boolean => {
        const view = fitted(bounds)
        if (view.zoom < readable) return false
        void setViewport(view, { duration: duration() })
        return true
      },
      showPlace: (x: number, y: number) =>
        void setCenter(x, y, { zoom: Math.max(getZoom(), comfortable), duration: duration() }),
    }
  }, [store, setViewport, setCenter, getZoom, duration])
}

/** Brings a node that the keyboard went to into sight. */
export function useReveal(drawing: GraphDrawing) {
  const store = useStoreApi()
  const { showPlace } = useMove()
  return (node: GraphNode, element: HTMLElement) => {
    const desk = store.getState().domNode?.getBoundingClientRect()
    const box = boxOf(drawing, node)
    if (desk === undefined || box === undefined) return
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const isInSight = left >= desk.left && right <= desk.right && top >= desk.top && bottom <= desk.bottom
    if (!isInSight) showPlace(box.x + box.width / 2, box.y + box.height / 2)
  }
}

interface CameraProps {
  drawing: GraphDrawing
  graph: Graph
  found: FoundNodes
  /** Ids of what a traced message passes. */
  traced: readonly string[]
  /** Id of what is looked at the surroundings of; '' for none. */
  focus: string
  /** What is shown was asked for: focus and filters. */
  viewKey: string
}

/** Looks at the whole first, and again when another part is asked for; then at what is found or traced. A refresh never moves it. */
export function Camera({ drawing, graph, found, traced, focus, viewKey }: CameraProps) {
  const { begin, showReadable, showPlace } = useMove()
  const isReady = useStore((state) => state.width > 0 && state.panZoom !== null)
  const hasBegun = useRef<string | null>(null)

  const start = useEffectEvent(() => {
    const node = graph.nodes.find(({ id }) => id === focus)
    begin(drawing.layout, node && boxOf(drawing, node))
  })
  useEffect(() => {
    if (!isReady || hasBegun.current === viewKey) return
    hasBegun.current = viewKey
    start()
  }, [isReady, viewKey])

  const look = (ids: readonly string[]) => {
    const byId = new Map(graph.nodes.map((node) => [node.id, node]))
    const boxes = ids.flatMap((id) => {
      const node = byId.get(id)
      return node === undefined ? [] : (boxOf(drawing, node) ?? [])
    })
    const [first] = boxes
    if (first === undefined) return
    if (boxes.length > 1 && showReadable(around(boxes))) return
    showPlace(first.x + first.width / 2, first.y + first.height / 2)
  }
  const passed = traced.join('\n')
  const lookAtTraced = useEffectEvent(() => look(traced))
  useEffect(() => {
    if (isReady && passed !== '') lookAtTraced()
  }, [isReady, passed])

  const { matches, current } = found
  const target = current ?? matches.join('\n')
  const lookAtFound = useEffectEvent(() => look(current === null ? matches : [current]))
  useEffect(() => {
    if (isReady && target !== '') lookAtFound()
  }, [isReady, target])
  return null
}

/** The zoom at which the most columns that can be read fill a width: no node is cut at its edge. */
function columnsZoom(left: number, columns: readonly { x: number; width: number }[], width: number): number {
  const zooms = columns.map((column) => width / (column.x + column.width - left))
  return Math.min(comfortable, ...zooms.filter((zoom) => zoom >= leastToBegin))
}

function around(boxes: readonly Bounds[]): Bounds {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const right = Math.max(...boxes.map((box) => box.x + box.width))
  const bottom = Math.max(...boxes.map((box) => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}
