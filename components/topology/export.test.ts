import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TopologyNode } from '@/lib/api/topology'
import type { EdgeLabel } from './edge-label'
import { graphAsSvg, type SvgColours } from './export-svg'
import { graphAsDot, graphAsMermaid } from './export-text'
import { edgeId, nodeId, topologyGraph } from './graph'
import { layoutGraph } from './layout'

const words = { nameless: '(AMQP default)', members: (of: string, count: number) => `${count} ${of}` }
const colours: SvgColours = {
  ground: '#fff',
  paper: '#fff',
  line: '#888',
  ink: '#000',
  quiet: '#444',
  depth: '#088',
  dead: '#a00',
  warn: '#a80',
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '"',
    '\\',
    '\\"',
    '"]; evil [label="',
    '</text><script>alert(1)</script>',
    ']]>',
    '&amp;',
    'a"]-->b["',
    '#quot;',
    '%%{init: {}}%%',
    'end',
    '`x`',
    '|',
    '\ud800',
    '\u202e',
    '中文 订单',
    '',
  ),
)

const exchange = (name: string): TopologyNode => ({
  kind: 'exchange',
  id: nodeId('exchange', name),
  name,
  type: 'topic',
  internal: false,
  policy: null,
  incomingRate: null,
  outgoingRate: null,
  problems: [],
})
const group = (id: string, name: string): TopologyNode => ({
  kind: 'group',
  id,
  of: 'queue',
  name,
  type: 'classic',
  count: 8,
  apart: 0,
  names: [],
  ready: 1,
  unacked: 0,
  total: 1,
  incomingRate: null,
  wrong: 0,
  problems: [],
})

const graphOf = (first: string, second: string, key: string) => {
  const nodes = [exchange(first), group('g:1', second)]
  const source = nodeId('exchange', first)
  const edges = [
    {
      kind: 'binding' as const,
      source,
      target: 'g:1',
      count: 1,
      keys: [{ key, headers: [] }],
      different: 1,
      rate: null,
    },
  ]
  const graph = topologyGraph({ nodes, edges })
  const labels = new Map<string, EdgeLabel>([
    [edgeId(source, 'g:1'), { text: key, lines: [key], isWord: false }],
  ])
  const size = { width: 200, height: 40 }
  const layout = layoutGraph(
    graph.nodes.map(({ id }) => ({ id, ...size })),
    graph.edges.map(({ id, source, target }) => ({ id, source, target, labelWidth: 60 })),
  )
  return { graph, labels, drawing: { layout, labels, sizes: { exchange: size, queue: size, outer: size } } }
}

/** Reads DOT as Graphviz does: quoted strings, in which only `\"` is a quote, and single characters. */
function dotTokens(text: string): string[] {
  const tokens: string[] = []
  let rest = text
  while (rest !== '') {
    const token = /^(?:"(?:[^"\\]|\\[\s\S])*"|[\w.]+|->|[[\]{}=,;]|\s+)/.exec(rest)?.[0]
    if (token === undefined) throw new Error(`no DOT: ${rest.slice(0, 40)}`)
    if (token.trim() !== '') tokens.push(token)
    rest = rest.slice(token.length)
  }
  return tokens
}

/** Reads XML as strictly as a parser of XML: tags that match, entities that are known, characters that are allowed. */
function xmlTexts(xml: string): string[] {
  const open: string[] = []
  const texts: string[] = []
  let rest = xml.trimEnd()
  while (rest !== '') {
    const part =
      /^<(?<close>\/)?(?<name>[a-z]+)(?<attributes>(?: [\w-]+="[^"<]*")*)(?<empty>\/)?>|^[^<]+/.exec(rest)
    if (part === null) throw new Error(`no XML: ${rest.slice(0, 40)}`)
    const { name, close, empty } = part.groups ?? {}
    if (name === undefined) {
      const text = part[0]
      // oxlint-disable-next-line no-control-regex -- what XML does not allow
      if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) || !text.isWellFormed())
        throw new Error('a character that XML does not allow')
      const plain = text.replace(/&(amp|lt|gt|quot|#39);/g, '')
      if (plain.includes('&')) throw new Error(`no entity: ${text}`)
      texts.push(text)
    } else if (close !== undefined) {
      if (open.pop() !== name) throw new Error(`closes ${name}`)
    } else if (empty === undefined) open.push(name)
    rest = rest.slice(part[0].length)
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join()}`)
  return texts
}

describe('an exported graph', () => {
  it('is DOT with two nodes and one edge, whatever they are called', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (first, second, key) => {
        const { graph, labels } = graphOf(first, second, key)
        const tokens = dotTokens(graphAsDot(graph, labels, first, words))
        expect(tokens.filter((token) => token === '->')).toHaveLength(1)
        expect(tokens.filter((token) => token === 'shape')).toHaveLength(2)
        expect(tokens.filter((token) => token === 'label')).toHaveLength(3)
        expect(tokens.at(-1)).toBe('}')
        expect(tokens.filter((token) => token === '{')).toHaveLength(1)
      }),
    )
  })

  it('is Mermaid with two nodes and one edge, and nothing in a text is syntax', () => {
    const text = '"(?:[^"#;]|#\\d+;)+"'
    const node = new RegExp(`^  n\\d+(?:\\{\\{${text}\\}\\}|\\[\\[${text}\\]\\])$`, 'u')
    const line = new RegExp(`^  n\\d+ -->(?:\\|${text}\\|)? n\\d+$`, 'u')
    fc.assert(
      fc.property(hostile, hostile, hostile, (first, second, key) => {
        const { graph, labels } = graphOf(first, second, key)
        const lines = graphAsMermaid(graph, labels, words).trimEnd().split('\n')
        expect(lines).toHaveLength(4)
        expect(lines[0]).toBe('flowchart LR')
        expect(lines[1]).toMatch(node)
        expect(lines[2]).toMatch(node)
        expect(lines[3]).toMatch(line)
      }),
    )
  })

  it('is XML that says the names, whatever they are', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (first, second, key) => {
        const { graph, drawing } = graphOf(first, second, key)
        const texts = xmlTexts(graphAsSvg(graph, drawing, colours, first, words))
        expect(texts.join('')).not.toContain('<')
      }),
    )
    const { graph, drawing } = graphOf('orders & <co>', 'cache.node-*', 'a.#')
    const texts = xmlTexts(graphAsSvg(graph, drawing, colours, 'shop', words))
    expect(texts).toEqual(
      expect.arrayContaining(['orders &amp; &lt;co&gt;', 'cache.node-*', '8 queue', 'a.#']),
    )
  })
})
