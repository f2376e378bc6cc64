import { visible } from '@/lib/i18n/visible'
import { exactCount } from '@/lib/i18n/format'
import { shapeOf, type Graph, type GraphEdge, type GraphNode } from './graph'
import type { GraphDrawing } from './graph-layout'

/** Words that an exported graph needs. */
export interface ExportWords {
  /** The default exchange. */
  nameless: string
  /** "8 queues". */
  members: (of: string, count: number) => string
}

type Labels = GraphDrawing['labels']

/** Names may hold anything but must stay one line: what is no letter is shown, as everywhere. */
const nameOf = (node: GraphNode, words: ExportWords): string =>
  visible(node.kind === 'exchange' && node.name === '' ? words.nameless : node.name)

const detailOf = (node: GraphNode, words: ExportWords): string => {
  if (node.kind === 'group') return words.members(node.of, node.count)
  if (node.kind === 'queue')
    return `${visible(node.type)}, ${node.total === null ? '?' : exactCount(node.total)}`
  return node.kind === 'exchange' ? visible(node.type) : node.kind
}

const keysOf = (edge: GraphEdge, labels: Labels): string => visible(labels.get(edge.id)?.text ?? '')

const dotShapes: Record<string, string> = {
  topic: 'hexagon',
  direct: 'rarrow',
  fanout: 'trapezium',
  headers: 'parallelogram',
}
const dotStyles: Partial<Record<GraphEdge['kind'], string>> = {
  alternate: 'dashed',
  'dead-letter': 'dashed',
  shovel: 'dotted',
  federation: 'dotted',
}

/** A DOT string: a backslash would begin an escape such as \N. */
const dotText = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** The graph for Graphviz. */
export function graphAsDot(
  { nodes, edges }: Graph,
  labels: Labels,
  title: string,
  words: ExportWords,
): string {
  const ids = new Map(nodes.map((node, at) => [node.id, `n${at}`]))
  const lines = nodes.map((node) => {
    const shape = shapeOf(node) === 'exchange' && 'type' in node ? (dotShapes[node.type] ?? 'ellipse') : 'box'
    const peripheries = node.kind === 'group' ? ', peripheries=2' : ''
    // \n between two escaped texts is DOT's own line break.
    const label = `${dotText(nameOf(node, words)).slice(0, -1)}\\n${dotText(detailOf(node, words)).slice(1)}`
    return `  ${ids.get(node.id)} [shape=${shape}, label=${label}${peripheries}];`
  })
  for (const edge of edges) {
    const style = dotStyles[edge.kind] === undefined ? '' : `, style=${dotStyles[edge.kind]}`
    lines.push(
      `  ${ids.get(edge.source)} -> ${ids.get(edge.target)} [label=${dotText(keysOf(edge, labels))}${style}];`,
    )
  }
  return `digraph ${dotText(visible(title))} {\n  rankdir=LR;\n${lines.join('\n')}\n}\n`
}

/** In a quoted Mermaid text all but letters, digits and blanks of ASCII goes as a character code, so that nothing is syntax. */
const mermaidText = (text: string): string =>
  `"${text.replace(/[!-/:-@[-`{-~]/g, (character) => `#${character.charCodeAt(0)};`) || ' '}"`

const mermaidShapes: Record<string, readonly [string, string]> = {
  topic: ['{{', '}}'],
  direct: ['>', ']'],
  fanout: ['[/', '\\]'],
  headers: ['[/', '/]'],
}

/** The graph for Mermaid. */
export function graphAsMermaid({ nodes, edges }: Graph, labels: Labels, words: ExportWords): string {
  const ids = new Map(nodes.map((node, at) => [node.id, `n${at}`]))
  const lines = nodes.map((node) => {
    const isExchange = shapeOf(node) === 'exchange' && 'type' in node
    const [open, close] = isExchange
      ? (mermaidShapes[node.type] ?? ['([', '])'])
      : node.kind === 'group'
        ? ['[[', ']]']
        : ['[', ']']
    return `  ${ids.get(node.id)}${open}${mermaidText(`${nameOf(node, words)} (${detailOf(node, words)})`)}${close}`
  })
  for (const edge of edges) {
    const keys = keysOf(edge, labels)
    const line = dotStyles[edge.kind] === undefined ? '-->' : '-.->'
    const label = keys === '' ? '' : `|${mermaidText(keys)}|`
    lines.push(`  ${ids.get(edge.source)} ${line}${label} ${ids.get(edge.target)}`)
  }
  return `flowchart LR\n${lines.join('\n')}\n`
}
