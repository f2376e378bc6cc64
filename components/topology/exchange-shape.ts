const slant = 10

/** Outline of an exchange, whose shape is its type: hexagon, tag, wedge, slanted box; rounded for what plugins add. */
export function exchangeShape(type: string, width: number, height: number): string {
  const w = width - 1
  const h = height - 1
  const middle = height / 2
  switch (type) {
    case 'topic':
      return `M${slant} 1H${w - slant}L${w} ${middle}L${w - slant} ${h}H${slant}L1 ${middle}Z`
    case 'direct':
      return `M4 1H${w - slant}L${w} ${middle}L${w - slant} ${h}H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3Z`
    case 'fanout':
      return `M1 4L${w} 1V${h}L1 ${h - 3}Z`
    case 'headers':
      return `M${slant} 1H${w}L${w - slant} ${h}H1Z`
    default:
      return `M7 1H${w - 6}a6 6 0 0 1 6 6V${h - 6}a6 6 0 0 1-6 6H7a6 6 0 0 1-6-6V7a6 6 0 0 1 6-6Z`
  }
}
