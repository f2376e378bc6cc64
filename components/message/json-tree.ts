import { layOutJson } from './json-layout'

/** A value of a JSON document, in the order in which it stands there. */
export interface JsonNode {
  depth: number
  /** As it was sent, with its quotes; null in arrays and at the top. */
  key: string | null
  /** Of a value that is no container, as it was sent. */
  text: string
  look: 'string' | 'number' | 'word' | 'container'
  /** `{` or `[` of a container, and how many values it has. */
  bracket: string
  count: number
  /** Place of the first node that is not inside. */
  end: number
}

const mostNodes = 100_000
/** Characters of the document when it is laid out, which is how it is read here. */
const longestLayout = 16 * 1024 * 1024

/** A JSON text as nodes; null when it is none or too long. Without recursion: senders choose the depth. */
export function jsonNodes(text: string): JsonNode[] | null {
  const tokens = layOutJson(text, longestLayout)
  if (tokens === null) return null
  const nodes: JsonNode[] = []
  const open: JsonNode[] = []
  let key: string | null = null
  const add = (node: Pick<JsonNode, 'text' | 'look' | 'bracket'>) => {
    const parent = open.at(-1)
    if (parent !== undefined) parent.count += 1
    const added = { ...node, depth: open.length, key, count: 0, end: nodes.length + 1 }
    nodes.push(added)
    key = null
    return added
  }
  for (const token of tokens) {
    if (nodes.length > mostNodes) return null
    if (token.kind === 'key') key = token.text
    else if (token.kind !== 'mark') add({ text: token.text, look: token.kind, bracket: '' })
    else {
      for (const mark of token.text) {
        if (mark === '{' || mark === '[') open.push(add({ text: '', look: 'container', bracket: mark }))
        if (mark !== '}' && mark !== ']') continue
        const closed = open.pop()
        if (closed !== undefined) closed.end = nodes.length
      }
    }
  }
  return nodes
}

/** Indexes of the nodes that are seen when these containers are folded. */
export function seenNodes(
  nodes: readonly JsonNode[],
  isFolded: (index: number) => boolean,
  most: number,
): number[] {
  const seen: number[] = []
  let index = 0
  while (index < nodes.length && seen.length < most) {
    const node = nodes[index]
    seen.push(index)
    index = node !== undefined && node.look === 'container' && isFolded(index) ? node.end : index + 1
  }
  return seen
}
