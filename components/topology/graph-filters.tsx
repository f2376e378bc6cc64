'use client'

import { visible } from '@/lib/i18n/visible'
import { FilterChip } from '@/components/table/filter-chip'
import { FilterText } from '@/components/table/filter-text'
import { Select } from '@/components/ui/select'
import { hopChoices, type HopChoice } from '@/lib/api/graph-size'
import type { Topology } from '@/lib/api/topology'
import { exactCount } from '@/lib/i18n/format'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ways, type Way } from '@/lib/rabbitmq/graph/neighbours'
import type { GraphViewState } from './use-graph-view'

const depths = [1, 10, 100, 1_000, 10_000, 100_000]

/** What narrows the graph now, and the groups that are open, each with the way to take it off. Nothing while there is none. */
export function GraphFilters({ state, topology }: { state: GraphViewState; topology: Topology }) {
  const t = useTranslations('topology')
  const { values, set, turnGroup } = state
  const { focus, hops, way, name, type, policy, depth } = values
  const isNone = focus === '' && [name, type, policy, depth].every((value) => value === null)
  if (isNone && topology.open.length === 0) return null
  const chip = (label: string, onRemove: () => void) => ({
    name: label,
    label: t('removeFilter', { name: label }),
    onRemove,
  })
  const options = (known: readonly string[], value: string) =>
    [...new Set([value, ...known])].map((each) => ({ value: each, label: visible(each) }))
  return (
    <section
      aria-label={t('filters')}
      className="flex min-h-10 flex-none flex-wrap items-center gap-1.5 border-b border-line-1 bg-surface-1 px-3 py-1.5"
    >
      {focus === '' ? null : (
        <FilterChip
          name={t('around')}
          label={t('showAll')}
          onRemove={() => set({ focus: null, hops: null, way: null })}
        >
          <span className="mono ml-1.5 max-w-48 truncate font-medium">{focusName(focus, topology)}</span>
          <Select
            look="bare"
            className="-my-px text-small"
            aria-label={t('hops')}
            value={hops}
            onChange={(event) => set({ hops: event.target.value as HopChoice })}
            options={hopChoices.map((value) => ({ value, label: t(`hop.${value}`) }))}
          />
          <Select
            look="bare"
            className="-my-px text-small"
            aria-label={t('way')}
            value={way}
            onChange={(event) => set({ way: event.target.value as Way })}
            options={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
          />
        </FilterChip>
      )}
      {name === null ? null : (
        <FilterChip {...chip(t('byName'), () => set({ name: null }))}>
          <FilterText
            label={t('byName')}
            placeholder={t('anyName')}
            value={name}
            onChange={(value) => set({ name: value })}
          />
        </FilterChip>
      )}
      {type === null ? null : (
        <FilterChip {...chip(t('byType'), () => set({ type: null }))}>
          <Select
            look="bare"
            className="-my-px text-small font-medium"
            aria-label={t('byType')}
            value={type}
            onChange={(event) => set({ type: event.target.value })}
            options={options(topology.types, type)}
          />
        </FilterChip>
      )}
      {policy === null ? null : (
        <FilterChip {...chip(t('byPolicy'), () => set({ policy: null }))}>
          <Select
            look="bare"
            className="-my-px text-small font-medium"
            aria-label={t('byPolicy')}
            value={policy}
            onChange={(event) => set({ policy: event.target.value })}
            options={options(topology.policies, policy)}
          />
        </FilterChip>
      )}
      {depth === null ? null : (
        <FilterChip {...chip(t('byDepth'), () => set({ depth: null }))}>
          <Select
            look="bare"
            className="-my-px text-small font-medium"
            aria-label={t('byDepth')}
            value={String(depth)}
            onChange={(event) => set({ depth: Number(event.target.value) })}
            options={[...new Set([depth, ...depths])].map((least) => ({
              value: String(least),
              label: t('atLeast', { count: exactCount(least) }),
            }))}
          />
        </FilterChip>
      )}
      {topology.open.map((group) => {
        const pattern = group.name === '' ? t('connections') : visible(group.name)
        return (
          <FilterChip
            key={group.id}
            name={t('openGroup', { name: pattern, count: exactCount(group.count) })}
            label={t('foldAgain', { name: pattern })}
            onRemove={() => turnGroup(group.id)}
          />
        )
      })}
    </section>
  )
}

/** The name that the id of a node holds; of a group its own. */
function focusName(id: string, { nodes }: Topology): string {
  const node = nodes.find((each) => each.id === id)
  return visible(node?.name ?? id.slice(id.indexOf(':') + 1))
}
