'use client'

import { Crosshair, Download, Expand, Plug, Plus, UnfoldHorizontal } from 'lucide-react'
import type { RefObject } from 'react'
import { visible } from '@/lib/i18n/visible'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import type { Topology } from '@/lib/api/topology'
import { useTranslations } from '@/lib/i18n/use-translations'
import { exportFormats, exportGraph } from './export-graph'
import type { Graph, GraphNode } from './graph'
import type { GraphDrawing } from './graph-layout'
import { useExportWords } from './use-export-words'
import type { GraphViewState } from './use-graph-view'

interface GraphBarProps {
  vhost: string
  topology: Topology
  graph: Graph
  drawing: GraphDrawing
  state: GraphViewState
  /** What "Focus" and "Unfold" are about: chosen by keys or a menu, or found. */
  target: GraphNode | undefined
  /** What fills the screen. */
  region: RefObject<HTMLElement | null>
}

/** What can be done with the view: filter it, focus on a node, open groups, show connections, save it, fill the screen. */
export function GraphBar({ vhost, topology, graph, drawing, state, target, region }: GraphBarProps) {
  const t = useTranslations('topology')
  const { values, set, turnGroup } = state
  const fill = () => {
    if (document.fullscreenElement === null) void region.current?.requestFullscreen().catch(() => undefined)
    else void document.exitFullscreen()
  }
  return (
    <div className="flex min-h-10 flex-none items-center gap-1.5 overflow-x-auto border-b border-line-1 bg-surface-1 px-3 max-sm:flex-wrap max-sm:py-1">
      <AddFilter state={state} topology={topology} />
      <Button
        kind="quiet"
        icon={<Plug />}
        aria-pressed={values.clients !== null}
        onClick={() => set({ clients: values.clients === null ? 'true' : null })}
      >
        {t('clients')}
      </Button>
      <span className="flex-1" />
      <Button
        icon={<Crosshair />}
        disabledReason={target === undefined ? t('focusNothing') : undefined}
        title={target === undefined ? undefined : visible(target.name)}
        onClick={() => set({ focus: target?.id ?? null })}
      >
        {t('focus')}
      </Button>
      <UnfoldButton graph={graph} target={target} onUnfold={turnGroup} />
      <ExportButton vhost={vhost} graph={graph} drawing={drawing} />
      <IconButton label={t('fullScreen')} icon={<Expand size={16} />} onClick={fill} />
    </div>
  )
}

/** So many groups to choose from; the others are found on the canvas. */
const mostGroups = 12

interface UnfoldButtonProps {
  graph: Graph
  target: GraphNode | undefined
  onUnfold: (id: string) => void
}

/** Opens the group that is chosen, the only one there is, or one of several. */
function UnfoldButton({ graph, target, onUnfold }: UnfoldButtonProps) {
  const t = useTranslations('topology')
  const groups = graph.nodes.filter((node) => node.kind === 'group').sort((a, b) => b.count - a.count)
  const [only] = groups
  const chosen = target?.kind === 'group' ? target : groups.length === 1 ? only : undefined
  const button = (
    <Button
      icon={<UnfoldHorizontal />}
      disabledReason={groups.length === 0 ? t('unfoldNothing') : undefined}
      title={chosen === undefined ? undefined : visible(chosen.name)}
      onClick={() => chosen !== undefined && onUnfold(chosen.id)}
    >
      {t('unfold')}
    </Button>
  )
  if (chosen !== undefined || groups.length === 0) return button
  return (
    <Menu
      trigger={<Button icon={<UnfoldHorizontal />}>{t('unfold')}</Button>}
      items={groups.slice(0, mostGroups).map((group): MenuItem => ({
        label: group.name === '' ? t(`groups.${group.of}`) : visible(group.name),
        hint: [t(`members.${group.of}`, { count: group.count }), visible(group.type)].join(' '),
        onSelect: () => onUnfold(group.id),
      }))}
    />
  )
}

function ExportButton({ vhost, graph, drawing }: Pick<GraphBarProps, 'vhost' | 'graph' | 'drawing'>) {
  const t = useTranslations('topology')
  const words = useExportWords()
  const toast = useToast()
  return (
    <Menu
      trigger={<Button icon={<Download />}>{t('export')}</Button>}
      items={exportFormats.map((format) => ({
        label: t(`formats.${format}`),
        onSelect: () => {
          exportGraph(format, { graph, drawing, title: vhost, words }).catch(() =>
            toast({ title: t('exportFailed'), description: t('exportFailedHelp'), isProblem: true }),
          )
        },
      }))}
    />
  )
}

/** "+ Filter": what else can narrow the graph. */
function AddFilter({ state: { values, set }, topology }: { state: GraphViewState; topology: Topology }) {
  const t = useTranslations('topology')
  const { name, type, policy, depth } = values
  const [firstPolicy] = topology.policies
  return (
    <Menu
      align="start"
      trigger={
        <Button kind="quiet" className="border-dashed border-line-2!" icon={<Plus />}>
          {t('addFilter')}
        </Button>
      }
      items={[
        { label: t('byName'), disabled: name !== null, onSelect: () => set({ name: '' }) },
        {
          label: t('byType'),
          disabled: type !== null,
          onSelect: () => set({ type: topology.types[0] ?? 'classic' }),
        },
        {
          label: t('byPolicy'),
          disabled: policy !== null || firstPolicy === undefined,
          ...(firstPolicy === undefined ? { hint: t('noPolicies') } : {}),
          onSelect: () => set({ policy: firstPolicy ?? null }),
        },
        { label: t('byDepth'), disabled: depth !== null, onSelect: () => set({ depth: 1 }) },
      ]}
    />
  )
}
