import type { Series } from '@/lib/rabbitmq/samples'

const round = (value: number) => Math.round(value * 10) / 10

/** Means of neighbours, where there are more values than can be told apart; unknown where none is known. */
function pooled(values: Series, most: number): Series {
  const size = Math.ceil(values.length / most)
  if (size <= 1) return values
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) => {
    const known = values.slice(index * size, (index + 1) * size).filter((value) => value !== null)
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
  })
}

/** The path of a sparkline: from zero at the lower edge to the largest value at the upper one; unknown values break it. */
export function sparkPath(series: Series, width: number, height: number): string {
  const values = pooled(series, width / 2)
  const known = values.filter((value) => value !== null)
  const largest = Math.max(0, ...known)
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const y = (value: number) => (largest === 0 ? height : height - (value / largest) * height)
  return values
    .map((value, index) => {
      if (value === null) return ''
      const starts = index === 0 || values[index - 1] === null
      return `${starts ? 'M' : 'L'}${round(index * step)} ${round(y(value))}`
    })
    .join('')
}
