'use client'

import {
  Activity,
  Crosshair,
  Eraser,
  ExternalLink,
  Link2,
  Link2Off,
  Send,
  Trash2,
  UnfoldHorizontal,
} from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/components/message/visible'
import type { MenuItem } from '@/components/ui/menu'
import { paths } from '@/lib/api/paths'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useRefusalOf } from '@/lib/client/use-refusal'
import { whyUndeletable } from '@/lib/rabbitmq/exchange-features'
import type { ExchangeNode, Graph, GraphNode, QueueNode } from './graph'
import type { GraphAsked } from './graph-asked'

const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const
/** A longer list is what the table is for. */
const mostUnbinds = 6

interface NodeMenuOptions {
  vhost: string
  graph: Graph
  onUnfold: (id: string) => void
  onFocusOn: (id: string) => void
  onAsk: (asked: GraphAsked) => void
}

/** What can be done with a node of the graph. */
export function useNodeMenu(options: NodeMenuOptions): (node: GraphNode) => MenuItem[] {
  const t = useTranslations('topology')
  const ofQueue = useQueueItems(options)
  const ofExchange = useExchangeItems(options)
  const { onFocusOn, onUnfold } = options
  return (node) => [
    {
      label: t('menu.focus'),
      icon: <Crosshair {...icon} />,
      onSelect: () => onFocusOn(node.id),
    },
    ...(node.kind === 'group'
      ? [{ label: t('menu.unfold'), icon: <UnfoldHorizontal {...icon} />, onSelect: () => onUnfold(node.id) }]
      : []),
    ...(node.problems.includes('missing') ? [] : node.kind === 'queue' ? ofQueue(node) : []),
    ...(node.problems.includes('missing') ? [] : node.kind === 'exchange' ? ofExchange(node) : []),
  ]
}

function useQueueItems({ vhost, graph, onAsk }: NodeMenuOptions): (node: QueueNode) => MenuItem[] {
  const t = useTranslations('queues.menu')
  const one = useTranslations('queue.purge')
  const lists = useTranslations('lists')
  const readOnly = useReadOnlyReason()
  const refusalOf = useRefusalOf()
  const bindItem = useBindItem()
  const unbindItems = useUnbindItems(graph, onAsk)
  return (node) => {
    const { name } = node
    const isStream = node.type === 'stream'
    return [
      {
        label: lists('open'),
        icon: <ExternalLink {...icon} />,
        link: <Link href={paths.queue({ vhost, name })} prefetch={false} />,
      },
      {
        label: t('publish'),
        icon: <Send {...icon} />,
        link: <Link href={paths.publish({ vhost, exchange: '', routingKey: name })} prefetch={false} />,
      },
      {
        label: t(isStream ? 'read' : 'consume'),
        icon: <Activity {...icon} />,
        link: <Link href={paths.watch({ vhost, name, type: node.type })} prefetch={false} />,
      },
      'line',
      bindItem(refusalOf({ right: 'write', object: 'queue', vhost, name }), () =>
        onAsk({ what: 'bind-queue', queue: name }),
      ),
      ...unbindItems(node),
      'line',
      {
        label: t('purge'),
        icon: <Eraser {...icon} />,
        danger: true,
        disabledReason: isStream
          ? one('stream')
          : (readOnly ?? refusalOf({ right: 'read', object: 'queue', vhost, name })),
        onSelect: () => onAsk({ what: 'purge-queue', name }),
      },
      {
        label: t('remove'),
        icon: <Trash2 {...icon} />,
        danger: true,
        disabledReason: readOnly ?? refusalOf({ right: 'configure', object: 'queue', vhost, name }),
        onSelect: () => onAsk({ what: 'delete-queue', name }),
      },
    ]
  }
}

function useExchangeItems({ vhost, graph, onAsk }: NodeMenuOptions): (node: ExchangeNode) => MenuItem[] {
  const t = useTranslations('exchanges.menu')
  const remove = useTranslations('exchanges.remove')
  const lists = useTranslations('lists')
  const readOnly = useReadOnlyReason()
  const refusalOf = useRefusalOf()
  const bindItem = useBindItem()
  const unbindItems = useUnbindItems(graph, onAsk)
  return (node) => {
    const { name, type } = node
    const isDefault = name === ''
    const protectedBy = whyUndeletable(name)
    return [
      {
        label: lists('open'),
        icon: <ExternalLink {...icon} />,
        link: <Link href={paths.exchange({ vhost, name })} prefetch={false} />,
      },
      {
        label: t('publish'),
        icon: <Send {...icon} />,
        link: <Link href={paths.publish({ vhost, exchange: name })} prefetch={false} />,
      },
      ...(isDefault
        ? []
        : [
            {
              label: t('tap'),
              icon: <Activity {...icon} />,
              link: <Link href={paths.live({ source: 'tap', vhost, exchange: name })} prefetch={false} />,
            },
            'line' as const,
            bindItem(refusalOf({ right: 'read', object: 'exchange', vhost, name }), () =>
              onAsk({ what: 'bind', source: { name, type }, target: null }),
            ),
            ...unbindItems(node),
          ]),
      'line',
      {
        label: t('remove'),
        icon: <Trash2 {...icon} />,
        danger: true,
        disabledReason:
          protectedBy === null
            ? (readOnly ?? refusalOf({ right: 'configure', object: 'exchange', vhost, name }))
            : remove(protectedBy),
        onSelect: () => onAsk({ what: 'delete-exchange', name }),
      },
    ]
  }
}

function useBindItem(): (refusal: string | undefined, onSelect: () => void) => MenuItem {
  const t = useTranslations('topology.menu')
  const readOnly = useReadOnlyReason()
  return (refusal, onSelect) => ({
    label: t('bind'),
    icon: <Link2 {...icon} />,
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
        icon: <Link2Off {...icon} />,
        onSelect: () => onAsk({ what: 'bindings', source: sourceName, target: { kind, name } }),
      }))
}
