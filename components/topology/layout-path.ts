import type { Point, Route } from './layout-model'

const corner = 8

/** The route as an SVG path. */
export const routePath = (route: Route): string =>
  route.back ? rightAngles(route.points) : smooth(route.points)

function smooth(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1]
      if (before === undefined) return `M${point.x} ${point.y}`
      if (before.y === point.y) return `L${point.x} ${point.y}`
      const middle = (before.x + point.x) / 2
      return `C${middle} ${before.y} ${middle} ${point.y} ${point.x} ${point.y}`
    })
    .join('')
}

function rightAngles(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1]
      const after = points[index + 1]
      if (before === undefined) return `M${point.x} ${point.y}`
      if (after === undefined) return `L${point.x} ${point.y}`
      const near = towards(point, before)
      const far = towards(point, after)
      return `L${near.x} ${near.y}Q${point.x} ${point.y} ${far.x} ${far.y}`
    })
    .join('')
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const share = length === 0 ? 0 : Math.min(corner, length / 2) / length
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}
