'use client'

import { createContext, useContext } from 'react'
import type { GraphNode } from './graph'

/** What a node on the canvas can ask for. Stays the same object: nodes are not drawn again when something else changes. */
export interface GraphActions {
  vhost: string
  /** Opens or folds a group. */
  unfold: (id: string) => void
  /** A node that the keyboard came to, or whose menu was opened: what "Focus" and "Unfold" are about. */
  select: (id: string) => void
  /** Brings a node that the keyboard went to into sight. */
  reveal: (node: GraphNode, element: HTMLElement) => void
  openMenu: (node: GraphNode, anchor: HTMLElement) => void
  /** True when the key was an arrow and was followed. */
  walk: (node: GraphNode, key: string) => boolean
}

export const GraphActionsContext = createContext<GraphActions | null>(null)

export function useGraphActions(): GraphActions {
  const actions = useContext(GraphActionsContext)
  if (actions === null) throw new Error('a node outside of a graph')
  return actions
}
