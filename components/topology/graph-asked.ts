import type { ComponentType } from 'react'

interface End {
  kind: 'queue' | 'exchange'
  name: string
}

/** What somebody wants to do from the graph: done by the same dialogs as elsewhere. */
export type GraphAsked =
  | { what: 'bind'; source: { name: string; type: string }; target: End | null }
  | { what: 'bind-queue'; queue: string }
  | { what: 'bindings'; source: string; target: End }
  | { what: 'delete-exchange' | 'delete-queue' | 'purge-queue'; name: string }

export interface GraphDialogsProps {
  vhost: string
  /** Null: none is open. */
  asked: GraphAsked | null
  onClose: () => void
}

/** The dialogs of queues, exchanges and bindings: features of their own, which the page brings along. */
export type GraphDialogs = ComponentType<GraphDialogsProps>
