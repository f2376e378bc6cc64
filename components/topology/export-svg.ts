import { visible } from '@/lib/i18n/visible'
import { exactCount } from '@/lib/i18n/format'
import { exchangeShape } from './exchange-shape'
import type { ExportWords } from './export-text'
import { shapeOf, type Graph, type GraphEdge, type GraphNode } from './graph'
import { sizeIn, type GraphDrawing } from './graph-layout'
import { metrics } from './layout-model'
import { routePath } from './layout-path'
import { cutText } from './text-width'

/** Colours as they are on the page now. */
export interface SvgColours {
  ground: string
  paper: string
  line: string
  ink: string
  quiet: string
  depth: string
  dead: string
  warn: string
}

const margin = 24
/** As an attribute: a page's policy forbids styles inside of a picture, too. */
const mono = 'ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for XML 1.0: `visible` has shown the control characters that it cannot hold; half a surrogate pair it cannot either. */
const xml = (text: string): string =>
  visible(text)
    .toWellFormed()
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
    // oxlint-disable-next-line no-control-regex -- these are what XML does not allow
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')

const dashes: Partial<Record<GraphEdge['kind'], string>> = {
  alternate: '7 3',
  'dead-letter': '5 3',
  shovel: '2 3',
  federation: '2 3',
}

/** The whole graph as it is drawn, as a picture that stands for itself. */
export function graphAsSvg(
  graph: Graph,
  { layout, labels, sizes }: GraphDrawing,
  colours: SvgColours,
  title: string,
  words: ExportWords,
): string {
  const { x, y, width, height } = layout.bounds
  const box = [x - margin, y - margin, width + 2 * margin, height + 2 * margin].map(Math.round)
  const lines = graph.edges.flatMap((edge) => {
    const route = layout.routes.get(edge.id)
    const end = route?.points.at(-1)
    if (route === undefined || end === undefined) return []
    const colour =
      edge.kind === 'dead-letter' ? colours.dead : edge.kind === 'alternate' ? colours.warn : colours.line
    const dash = dashes[edge.kind] === undefined ? '' : ` stroke-dasharray="${dashes[edge.kind]}"`
    return [
      `<path d="${routePath(route)}" fill="none" stroke="${colour}" stroke-width="1.25"${dash}/>`,
      `<path d="M${end.x} ${end.y}l-8-3.5v7Z" fill="${colour}"/>`,
    ]
  })
  const keys = graph.edges.flatMap((edge) => {
    const text = labels.get(edge.id)?.text ?? ''
    const label = layout.routes.get(edge.id)?.label
    if (text === '' || label === undefined) return []
    return [
      `<rect x="${label.x - label.width}" y="${label.y - metrics.labelHeight / 2}" width="${label.width}" height="${metrics.labelHeight}" fill="${colours.ground}"/>`,
      `<text x="${label.x - 4}" y="${label.y + 4}" text-anchor="end" font-size="11" fill="${colours.quiet}" font-family="${mono}">${xml(text)}</text>`,
    ]
  })
  const boxes = graph.nodes.flatMap((node) => {
    const place = layout.places.get(node.id)
    return place === undefined ? [] : nodeSvg(node, place, sizeIn(sizes, node), colours, words)
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}" width="${box[2]}" height="${box[3]}" font-family="system-ui, sans-serif">`,
    `<title>${xml(title)}</title>`,
    `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="${colours.ground}"/>`,
    ...lines,
    ...keys,
    ...boxes,
    '</svg>',
    '',
  ].join('\n')
}

function nodeSvg(
  node: GraphNode,
  { x, y }: { x: number; y: number },
  { width, height }: { width: number; height: number },
  colours: SvgColours,
  words: ExportWords,
): string[] {
  const isExchange = shapeOf(node) === 'exchange'
  const type = 'type' in node ? node.type : ''
  const inset = isExchange ? 16 : 9
  const outline =
    isExchange && node.kind !== 'group'
      ? `<path d="${exchangeShape(type, width, height)}" fill="${colours.paper}" stroke="${colours.line}"/>`
      : `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="4" fill="${colours.paper}" stroke="${colours.line}"/>`
  const behind =
    node.kind === 'group'
      ? [6, 3].map(
          (by) =>
            `<rect x="${by}.5" y="${by}.5" width="${width - 1}" height="${height - 1}" rx="4" fill="${colours.paper}" stroke="${colours.line}"/>`,
        )
      : []
  const depth =
    node.depth === null || node.depth === 0
      ? []
      : [
          `<rect x="1" y="${height - 4}" width="${Math.round(node.depth * (width - 2))}" height="3" fill="${colours.depth}"/>`,
        ]
  const cells = Math.floor((width - 2 * inset) / 7.25)
  const name = node.kind === 'exchange' && node.name === '' ? words.nameless : visible(node.name)
  const left = node.kind === 'group' ? words.members(node.of, node.count) : visible(type)
  const right =
    'total' in node && shapeOf(node) === 'queue' ? (node.total === null ? '?' : exactCount(node.total)) : ''
  return [
    `<g transform="translate(${x} ${y})"><title>${xml(node.name)}</title>`,
    ...behind,
    outline,
    ...depth,
    `<text x="${inset}" y="16" font-size="12" fill="${colours.ink}" font-family="${mono}">${xml(cutText(name, cells))}</text>`,
    `<text x="${inset}" y="30" font-size="11" fill="${colours.quiet}">${xml(left)}</text>`,
    ...(right === ''
      ? []
      : [
          `<text x="${width - inset}" y="30" font-size="11" text-anchor="end" fill="${colours.ink}">${xml(right)}</text>`,
        ]),
    '</g>',
  ]
}
