'use client'

import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useEffectEvent, useRef, useState, type PointerEvent } from 'react'
import type { GraphNode } from './graph'
import { boxOf, type GraphDrawing } from './graph-layout'
import type { Point } from './layout-model'

/** So near to the border of the canvas it moves along, so many px a frame. */
const border = 40
const pace = 12

/** A line that is pulled from an exchange to what it shall be bound to. Escape lets it go. */
export function useDrawBinding(
  source: GraphNode,
  nodes: readonly GraphNode[],
  drawing: GraphDrawing,
  onDrawn: (target: GraphNode) => void,
) {
  const store = useStoreApi()
  const { screenToFlowPosition } = useReactFlow()
  /** Where the pointer is on the screen; null: nothing is drawn. */
  const pointer = useRef<Point | null>(null)
  const [line, setLine] = useState<Point | null>(null)
  const target =
    line === null
      ? null
      : (nodes.find((node) => node.id !== source.id && canBeBound(node) && isIn(node, line)) ?? null)

  function isIn(node: GraphNode, { x, y }: Point): boolean {
    const box = boxOf(drawing, node)
    return box !== undefined && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
  }
  const follow = (at: Point | null) => {
    pointer.current = at
    setLine(at === null ? null : screenToFlowPosition(at))
  }
  const moveAlong = useEffectEvent(() => {
    const { domNode, panBy } = store.getState()
    const desk = domNode?.getBoundingClientRect()
    const at = pointer.current
    if (desk === undefined || at === null) return
    const by = { x: along(at.x, desk.left, desk.right), y: along(at.y, desk.top, desk.bottom) }
    if (by.x === 0 && by.y === 0) return
    void panBy(by).then(() => follow(pointer.current))
  })
  const leave = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') follow(null)
  })
  const isDrawing = line !== null
  useEffect(() => {
    if (!isDrawing) return undefined
    const onKey = (event: KeyboardEvent) => leave(event)
    const next = () => {
      moveAlong()
      frame = requestAnimationFrame(next)
    }
    let frame = requestAnimationFrame(next)
    window.addEventListener('keydown', onKey)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('keydown', onKey)
    }
  }, [isDrawing])

  const pull = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      follow({ x: event.clientX, y: event.clientY })
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (isDrawing) follow({ x: event.clientX, y: event.clientY })
    },
    onPointerUp: () => {
      if (target !== null) onDrawn(target)
      follow(null)
    },
    onPointerCancel: () => follow(null),
  }
  return { line, target, pull }
}

/** Nothing is bound to the default exchange, nor to what is not there. */
const canBeBound = ({ kind, name, problems }: GraphNode): boolean =>
  (kind === 'queue' || (kind === 'exchange' && name !== '')) && !problems.includes('missing')

const along = (at: number, low: number, high: number): number =>
  at < low + border ? pace : at > high - border ? -pace : 0
