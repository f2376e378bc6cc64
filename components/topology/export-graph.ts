import { saveFile } from '@/lib/client/save-file'
import { graphAsSvg, type SvgColours } from './export-svg'
import { graphAsDot, graphAsMermaid, type ExportWords } from './export-text'
import type { Graph } from './graph'
import type { GraphDrawing } from './graph-layout'

export const exportFormats = ['svg', 'png', 'dot', 'mermaid'] as const
export type ExportFormat = (typeof exportFormats)[number]

interface Exported {
  graph: Graph
  drawing: GraphDrawing
  title: string
  words: ExportWords
}

/** Saves what is on the canvas, all of it, as a file. */
export async function exportGraph(
  format: ExportFormat,
  { graph, drawing, title, words }: Exported,
): Promise<void> {
  const name = `topology ${title}`
  const text = (content: string, type: string) => new Blob([content], { type })
  if (format === 'dot') {
    saveFile(`${name}.dot`, text(graphAsDot(graph, drawing.labels, title, words), 'text/vnd.graphviz'))
  } else if (format === 'mermaid') {
    saveFile(`${name}.mmd`, text(graphAsMermaid(graph, drawing.labels, words), 'text/plain'))
  } else {
    const svg = text(graphAsSvg(graph, drawing, pageColours(), title, words), 'image/svg+xml')
    saveFile(`${name}.${format}`, format === 'svg' ? svg : await pictureOf(svg, drawing.layout.bounds))
  }
}

/** As the theme has them now, in a form that any program reads. */
function pageColours(): SvgColours {
  const styles = getComputedStyle(document.documentElement)
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const colour = (token: string): string => {
    if (context === null) return '#888'
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = styles.getPropertyValue(token).trim()
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  }
  return {
    ground: colour('--surface-0'),
    paper: colour('--surface-1'),
    line: colour('--line-control'),
    ink: colour('--ink-1'),
    quiet: colour('--ink-2'),
    depth: colour('--data-ready'),
    dead: colour('--data-redelivered'),
    warn: colour('--warn'),
  }
}

/** Twice as sharp as the page, as far as browsers can: a canvas has at most so many pixels on a side. */
const sharpness = 2
const mostPixels = 8_000

async function pictureOf(svg: Blob, { width, height }: { width: number; height: number }): Promise<Blob> {
  const url = URL.createObjectURL(svg)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const scale = Math.min(sharpness, mostPixels / Math.max(width, height, 1))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale))
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale))
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('this browser has no canvas')
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png')
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
