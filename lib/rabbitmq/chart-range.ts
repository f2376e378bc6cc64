/** The ranges of every chart, in seconds: what is asked of the management API as `…_age` and `…_incr`. */
export const chartRanges = {
  '1m': { age: 60, every: 5 },
  '10m': { age: 600, every: 5 },
  '1h': { age: 3_600, every: 60 },
  '8h': { age: 28_800, every: 600 },
  '24h': { age: 86_400, every: 1_800 },
} as const
export type ChartRange = keyof typeof chartRanges

/** Of sparklines: as many samples as can be told apart. */
export const sampleRanges = { ...chartRanges, spark: { age: 600, every: 40 } } as const
export type SampleRange = keyof typeof sampleRanges
export const chartRangeNames = Object.keys(chartRanges) as [ChartRange, ...ChartRange[]]
