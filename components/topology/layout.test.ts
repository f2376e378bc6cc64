import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workSince } from '@/lib/testing/work'
import { layoutGraph } from './layout'
import { metrics, type Layout, type LayoutEdge, type LayoutNode } from './layout-model'
import { routePath } from './layout-path'

const node = (id: string, more: Partial<LayoutNode> = {}): LayoutNode => ({
  id,
  width: 148,
  height: 40,
  ...more,
})
const queue = (id: string): LayoutNode => node(id, { width: 184, last: true })
const edge = (source: string, target: string, labelWidth = 60): LayoutEdge => ({
  id: `${source}>${target}`,
  source,
  target,
  labelWidth,
})

interface Case {
  nodes: LayoutNode[]
  edges: LayoutEdge[]
}

/** Any graph, cycles and self-bindings too. */
const graphs: fc.Arbitrary<Case> = fc
  .integer({ min: 0, max: 40 })
  .chain((count) =>
    fc.record({
      nodes: fc.tuple(
        ...Array.from({ length: count }, (_, index) =>
          fc
            .record({
              width: fc.integer({ min: 100, max: 240 }),
              height: fc.integer({ min: 20, max: 60 }),
              kind: fc.constantFrom('exchange', 'queue', 'loose'),
            })
            .map(({ width, height, kind }): LayoutNode => ({
              id: `n${index}`,
              width,
              height,
              ...(kind === 'queue' ? { last: true } : kind === 'loose' ? { block: 'loose' } : { inlet: 0 }),
            })),
        ),
      ),
      ends: fc.uniqueArray(
        fc.tuple(fc.nat({ max: Math.max(0, count - 1) }), fc.nat({ max: Math.max(0, count - 1) })),
        { maxLength: 80, selector: ([a, b]) => `${a} ${b}` },
      ),
      labelWidth: fc.integer({ min: 10, max: 240 }),
    }),
  )
  .map(({ nodes, ends, labelWidth }) => ({
    nodes,
    edges: ends
      .filter(([a, b]) => nodes[a]?.block === undefined && nodes[b]?.block === undefined && nodes.length > 0)
      .map(([a, b]) => edge(`n${a}`, `n${b}`, labelWidth)),
  }))

interface Box {
  what: string
  left: number
  top: number
  right: number
  bottom: number
}

function boxes({ nodes }: Case, layout: Layout): Box[] {
  const ofNodes = nodes.map((node) => {
    const place = layout.places.get(node.id)
    if (place === undefined) throw new Error(`no place for ${node.id}`)
    return {
      what: node.id,
      left: place.x,
      top: place.y,
      right: place.x + node.width,
      bottom: place.y + node.height,
    }
  })
  const ofLabels = [...layout.routes].map(([id, { label }]) => ({
    what: id,
    left: label.x - label.width,
    top: label.y - metrics.labelHeight / 2,
    right: label.x,
    bottom: label.y + metrics.labelHeight / 2,
  }))
  return [...ofNodes, ...ofLabels]
}

function overlaps(all: readonly Box[]): string[] {
  return all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.what} and ${b.what}`),
  )
}

/** Level stretches that run through a box which is neither of the edge's ends. */
function hits({ nodes, edges }: Case, layout: Layout): string[] {
  const ends = new Map(edges.map((edge) => [edge.id, [edge.source, edge.target]]))
  const all = boxes({ nodes, edges }, layout)
  return [...layout.routes].flatMap(([id, { points, back }]) =>
    back
      ? []
      : points.slice(1).flatMap((to, index) => {
          const from = points[index] ?? to
          if (from.y !== to.y) return []
          return all
            .filter((box) => box.what !== id && !ends.get(id)?.includes(box.what))
            .filter((box) => from.x < box.right && to.x > box.left && from.y > box.top && from.y < box.bottom)
            .map((box) => `${id} through ${box.what}`)
        }),
  )
}

describe('layoutGraph', { timeout: 60_000 }, () => {
  it('lets no node or key overlap another, and no line run through one', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const layout = layoutGraph(graph.nodes, graph.edges)
        expect(overlaps(boxes(graph, layout))).toEqual([])
        expect(hits(graph, layout)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('lets nothing overlap after a change either', () => {
    fc.assert(
      fc.property(graphs, graphs, (before, after) => {
        const layout = layoutGraph(after.nodes, after.edges, layoutGraph(before.nodes, before.edges))
        expect(overlaps(boxes(after, layout))).toEqual([])
        expect(hits(after, layout)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('runs every edge from left to right, but for the reported ones that close a cycle', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { places, routes } = layoutGraph(graph.nodes, graph.edges)
        const forward = graph.edges.filter((edge) => routes.get(edge.id)?.back === false)
        for (const { source, target } of forward) {
          expect(places.get(source)?.x).toBeLessThan(places.get(target)?.x ?? 0)
        }
        expect(routes.size).toBe(graph.edges.length)
        expect(hasCycle(forward)).toBe(false)
        if (!hasCycle(graph.edges)) expect(forward).toHaveLength(graph.edges.length)
      }),
    )
  })

  it('gives the same layout whatever the order in which the broker lists things', () => {
    fc.assert(
      fc.property(graphs, fc.infiniteStream(fc.nat()), (graph, keys) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((value) => ({ value, key: keys.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value)
        const once = layoutGraph(graph.nodes, graph.edges)
        const again = layoutGraph(shuffled(graph.nodes), shuffled(graph.edges))
        expect(Object.fromEntries(again.places)).toEqual(Object.fromEntries(once.places))
        expect(Object.fromEntries(again.routes)).toEqual(Object.fromEntries(once.routes))
      }),
    )
  })

  it('changes nothing when nothing changed', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const once = layoutGraph(graph.nodes, graph.edges)
        const again = layoutGraph(graph.nodes, graph.edges, once)
        expect(Object.fromEntries(again.places)).toEqual(Object.fromEntries(once.places))
        expect(Object.fromEntries(again.routes)).toEqual(Object.fromEntries(once.routes))
        expect(again.bounds).toEqual(once.bounds)
      }),
    )
  })

  it('stays inside its bounds', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const layout = layoutGraph(graph.nodes, graph.edges)
        const { x, y, width, height } = layout.bounds
        for (const box of boxes(graph, layout)) {
          expect(box.left).toBeGreaterThanOrEqual(x)
          expect(box.top).toBeGreaterThanOrEqual(y)
          expect(box.right).toBeLessThanOrEqual(x + width)
          expect(box.bottom).toBeLessThanOrEqual(y + height)
        }
      }),
    )
  })

  const shop: Case = {
    nodes: [
      ...['events', 'orders', 'audit', 'payments'].map((id) => node(id, { inlet: 0 })),
      ...['search', 'created', 'paid', 'capture'].map(queue),
      node('unused', { block: 'exchange' }),
    ],
    edges: [
      edge('events', 'orders', 55),
      edge('events', 'audit'),
      edge('events', 'search', 68),
      edge('orders', 'created', 95),
      edge('orders', 'paid', 75),
      edge('audit', 'search'),
      edge('payments', 'capture'),
    ],
  }
  const at = (layout: Layout, id: string) => {
    const { x, y } = layout.places.get(id) ?? { x: NaN, y: NaN }
    return { x, y }
  }

  it('puts all queues into one column behind the last exchange that feeds one', () => {
    const layout = layoutGraph(shop.nodes, shop.edges)
    expect(layout.columns.map((column) => column.nodes.length)).toEqual([2, 2, 4])
    expect(at(layout, 'capture').x).toBe(at(layout, 'created').x)
    expect(at(layout, 'unused').x).toBeGreaterThan(at(layout, 'created').x + 184)
  })

  it('leaves between two columns room for the longest key', () => {
    const [, second, third] = layoutGraph(shop.nodes, shop.edges).columns
    expect(second?.labels).toBe(60 + metrics.keyRoom)
    expect(third?.labels).toBe(95 + metrics.keyRoom)
  })

  it('moves nothing for a new binding, and puts a new queue where there is room', () => {
    const before = layoutGraph(shop.nodes, shop.edges)
    const bound = layoutGraph(shop.nodes, [...shop.edges, edge('payments', 'paid')], before)
    for (const { id } of shop.nodes) expect(at(bound, id)).toEqual(at(before, id))
    const grown = layoutGraph(
      [...shop.nodes, queue('aaa')],
      [...shop.edges, edge('payments', 'paid'), edge('orders', 'aaa')],
      bound,
    )
    for (const { id } of shop.nodes) expect(at(grown, id)).toEqual(at(before, id))
    expect(at(grown, 'aaa').x).toBe(at(before, 'paid').x)
    const shrunk = layoutGraph(shop.nodes, shop.edges, grown)
    for (const { id } of shop.nodes) expect(at(shrunk, id)).toEqual(at(before, id))
  })

  it('draws a cycle and a binding to oneself around the graph', () => {
    const nodes = ['a', 'b', 'c'].map((id) => node(id))
    const { routes, bounds } = layoutGraph(nodes, [
      edge('a', 'b'),
      edge('b', 'c'),
      edge('c', 'a'),
      edge('b', 'b'),
    ])
    const back = [...routes].filter(([, route]) => route.back).map(([id]) => id)
    expect(back.sort()).toEqual(['b>b', 'c>a'])
    expect(bounds.y).toBeLessThan(0)
    for (const route of routes.values()) expect(routePath(route)).toMatch(/^M[-\d. MLCQ]+$/)
  })

  it('survives a chain that is longer than any call stack', () => {
    const nodes = Array.from({ length: 12_000 }, (_, index) => node(`n${String(index).padStart(5, '0')}`))
    const edges = nodes.slice(1).map((target, index) => edge(nodes[index]?.id ?? '', target.id))
    expect(layoutGraph(nodes, edges).columns).toHaveLength(12_000)
  })

  it('lays out 1,100 nodes and 3,000 edges in no time', () => {
    const exchanges = Array.from({ length: 100 }, (_, index) => node(`x${index}`, { inlet: 0 }))
    const queues = Array.from({ length: 1000 }, (_, index) => queue(`q${index}`))
    const seen = new Map<string, LayoutEdge>()
    for (let index = 0; seen.size < 3000; index += 1) {
      const source = (index * 37 + Math.floor(index / 41)) % 100
      const made =
        index % 20 === 0
          ? edge(`x${source}`, `x${(source * 3 + index) % 100}`)
          : edge(`x${source}`, `q${(index * 7 + source * 13) % 1000}`)
      seen.set(made.id, made)
    }
    const edges = [...seen.values()]
    const nodes = [...exchanges, ...queues]
    const layout = layoutGraph(nodes, edges)
    const again = layoutGraph(nodes, edges, layout)
    /** The least work of a few runs, in ms: a collection of garbage may fall into one. */
    const least = (before?: Layout) => {
      const times = Array.from({ length: 5 }, () => {
        const begun = process.cpuUsage()
        layoutGraph(nodes, edges, before)
        return workSince(begun)
      })
      return Math.min(...times)
    }
    const times = { first: least(), again: least(layout) }
    process.stdout.write(
      `layout of 1,100 nodes and 3,000 edges: ${Math.round(times.first)} ms, again ${Math.round(times.again)} ms\n`,
    )
    // Some times what it takes, and far below what would look at every pair.
    expect(times.first).toBeLessThan(300)
    expect(times.again).toBeLessThan(300)
    expect(layout.places.size).toBe(1100)
    expect(again.places.size).toBe(1100)
    expect(
      overlaps(boxes({ nodes: queues, edges: [] }, layout).filter((box) => !box.what.includes('>'))),
    ).toEqual([])
  })
})

function hasCycle(edges: readonly LayoutEdge[]): boolean {
  let left = edges
  for (;;) {
    const targets = new Set(left.map((edge) => edge.target))
    const next = left.filter((edge) => targets.has(edge.source))
    if (next.length === left.length) return left.length > 0
    left = next
  }
}
