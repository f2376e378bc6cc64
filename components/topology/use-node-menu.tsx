'use client'

import { Crosshair, Link2, Link2Off, UnfoldHorizontal } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { useExchangeMenu } from '@/components/menus/exchange-menu'
import { useQueueMenu } from '@/components/menus/queue-menu'
import { visible } from '@/lib/i18n/visible'
import type { MenuItem } from '@/components/ui/menu'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefusalOf } from '@/lib/client/use-refusal'
import type { ExchangeNode, Graph, GraphNode, QueueNode } from './graph'
import type { GraphAsked } from './graph-asked'

/** A longer list is what the table is for. */
const mostUnbinds = 6

interface NodeMenuOptions {
  vhost: string
  graph: Graph
  onUnfold: (id: string) => void
  onFocusOn: (id: string) => void
  onAsk: (asked: GraphAsked) => void
}

type InVhost<T> = T & { vhost: string }

/** What can be done with a node of the graph. */
export function useNodeMenu(options: NodeMenuOptions): (node: GraphNode) => MenuItem[] {
  const t = useTranslations('topology')
  const { vhost, graph, onFocusOn, onUnfold, onAsk } = options
  const refusalOf = useRefusalOf()
  const bindItem = useBindItem()
  const unbindItems = useUnbindItems(graph, onAsk)
  const ofQueue = useQueueMenu<InVhost<QueueNode>>({
    onPurge: ({ name }) => onAsk({ what: 'purge-queue', name }),
    onDelete: ({ name }) => onAsk({ what: 'delete-queue', name }),
    more: (node) => [
      bindItem(refusalOf({ right: 'write', object: 'queue', vhost, name: node.name }), () =>
        onAsk({ what: 'bind-queue', queue: node.name }),
      ),
      ...unbindItems(node),
    ],
  })
  const ofExchange = useExchangeMenu<InVhost<ExchangeNode>>({
    onDelete: ({ name }) => onAsk({ what: 'delete-exchange', name }),
    more: (node) => [
      bindItem(refusalOf({ right: 'read', object: 'exchange', vhost, name: node.name }), () =>
        onAsk({ what: 'bind', source: { name: node.name, type: node.type }, target: null }),
      ),
      ...unbindItems(node),
    ],
  })
  return (node) => [
    {
      label: t('menu.focus'),
      icon: <Crosshair />,
      onSelect: () => onFocusOn(node.id),
    },
    ...(node.kind === 'group'
      ? [{ label: t('menu.unfold'), icon: <UnfoldHorizontal />, onSelect: () => onUnfold(node.id) }]
      : []),
    ...(node.kind === 'queue' && !node.problems.includes('missing') ? ofQueue({ ...node, vhost }) : []),
    ...(node.kind === 'exchange' && !node.problems.includes('missing') ? ofExchange({ ...node, vhost }) : []),
  ]
}

function useBindItem(): (refusal: string | undefined, onSelect: () => void) => MenuItem {
  const t = useTranslations('topology.menu')
  const readOnly = useReadOnlyReason()
  return (refusal, onSelect) => ({
    label: t('bind'),
    icon: <Link2 />,
    disabledReason: readOnly ?? refusal,
    onSelect,
  })
}

/** One item for each exchange that a node is bound to. */
function useUnbindItems(
  graph: Graph,
  onAsk: NodeMenuOptions['onAsk'],
): (node: QueueNode | ExchangeNode) => MenuItem[] {
  const t = useTranslations('topology.menu')
  const byId = new Map(graph.nodes.map((node) => [node.id, node]))
  return ({ id, kind, name }) =>
    graph.edges
      .filter(
        (edge) => edge.target === id && edge.kind === 'binding' && byId.get(edge.source)?.kind === 'exchange',
      )
      .slice(0, mostUnbinds)
      .map(({ sourceName }) => ({
        label: t('bindings', { source: visible(sourceName) }),
        icon: <Link2Off />,
        onSelect: () => onAsk({ what: 'bindings', source: sourceName, target: { kind, name } }),
      }))
}
