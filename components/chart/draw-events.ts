import type uPlot from 'uplot'
import type { ChartEvent } from './chart-event'

const room = 4

interface Look {
  ink: string
  font: string
  /** What the chart lies on. */
  ground: string
}

/** Dotted verticals with their labels at the top, to the left of the line where there is no room to the right of it. */
export function drawEvents(plot: uPlot, events: readonly ChartEvent[], look: Look) {
  const { ctx, bbox } = plot
  const ratio = bbox.width / plot.over.clientWidth
  if (events.length === 0 || !Number.isFinite(ratio)) return
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.strokeStyle = look.ink
  ctx.fillStyle = look.ink
  ctx.font = look.font.replace(/^\d+/, (size) => String(Number(size) * ratio))
  ctx.textBaseline = 'top'
  ctx.lineWidth = ratio
  ctx.setLineDash([ratio, 3 * ratio])
  for (const { at, label } of events) {
    const x = Math.round(plot.valToPos(at, 'x', true))
    const isLast = x + ctx.measureText(label).width + 2 * room * ratio > bbox.left + bbox.width
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
    ctx.textAlign = isLast ? 'right' : 'left'
    const [left, top] = [x + (isLast ? -room : room) * ratio, bbox.top + room * ratio]
    // A line of the chart would strike it through.
    ctx.save()
    ctx.setLineDash([])
    ctx.lineJoin = 'round'
    ctx.lineWidth = 4 * ratio
    ctx.strokeStyle = look.ground
    ctx.strokeText(label, left, top)
    ctx.restore()
    ctx.fillText(label, left, top)
  }
  ctx.restore()
}
