import type { GraphNode } from './graph'

/** Nodes in reading order: column by column, from the top. */
export function readingOrder(
  nodes: readonly GraphNode[],
  places: ReadonlyMap<string, { x: number; y: number }>,
): GraphNode[] {
  const place = (node: GraphNode) => places.get(node.id) ?? { x: 0, y: 0 }
  return nodes.toSorted((a, b) => place(a).x - place(b).x || place(a).y - place(b).y)
}

/** Nodes whose name holds the text, whatever its case, in the order given. */
export function findNodes(nodes: readonly GraphNode[], text: string): GraphNode[] {
  if (text === '') return []
  const wanted = text.toLowerCase()
  return nodes.filter((node) => node.name.toLowerCase().includes(wanted))
}
