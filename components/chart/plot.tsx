'use client'

import './plot.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import UPlot from 'uplot'
import type { ChartEvent } from './chart-event'
import { stacked, type ChartLine, type ChartUnit } from './chart-line'
import { plotOptions } from './plot-options'

interface PlotProps {
  /** Milliseconds, oldest first. */
  at: readonly number[]
  lines: readonly ChartLine[]
  hidden: ReadonlySet<string>
  unit: ChartUnit
  /** Seconds that the time axis shows. */
  age: number
  events: readonly ChartEvent[]
  /** A state setter or another function that stays the same. */
  onHover: (index: number | null) => void
}

/** The drawn lines, as large as what they stand in, for one set of lines. Words, legend and the table twin are the chart's. */
export function Plot({ at, lines, hidden, unit, age, events, onHover }: PlotProps) {
  const place = useRef<HTMLDivElement>(null)
  const [plot, setPlot] = useState<UPlot | null>(null)
  const shownEvents = useRef(events)
  const look = useRef({ lines, hidden, unit, age, events: () => shownEvents.current, onHover })
  const data = useMemo(() => [[...at], ...stacked(lines, hidden)] as UPlot.AlignedData, [at, lines, hidden])
  // What it is made with: without it, it would first draw the axes of 1970.
  const first = useRef(data)

  useEffect(() => {
    const node = place.current
    if (node === null) return undefined
    const size = () => ({ width: Math.max(1, node.clientWidth), height: Math.max(1, node.clientHeight) })
    const made = new UPlot(plotOptions(look.current, size()), first.current, node)
    const observer = new ResizeObserver(() => made.setSize(size()))
    observer.observe(node)
    // Colours are read from the tokens at each drawing.
    const theme = new MutationObserver(() => made.redraw(false))
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    setPlot(made)
    return () => {
      observer.disconnect()
      theme.disconnect()
      made.destroy()
      setPlot(null)
    }
  }, [])

  useEffect(() => {
    shownEvents.current = events
    plot?.setData(data)
  }, [plot, data, events])

  return <div ref={place} className="absolute inset-0 overflow-hidden" />
}
