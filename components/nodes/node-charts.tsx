'use client'

import { ChartLine as ChartIcon } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { ChartLine, ChartUnit } from '@/components/chart/chart-line'
import { RangeChoice } from '@/components/chart/range-choice'
import { TimeChart } from '@/components/chart/time-chart'
import { EmptyState } from '@/components/ui/empty-state'
import type { NodeAnswer } from '@/lib/api/nodes'
import { useChartRange } from '@/lib/client/chart-range'
import type { Words } from '@/lib/i18n/en'
import type { Series } from '@/lib/rabbitmq/samples'
import type { NoNodeSamples } from './why-no-samples'

type ChartName = keyof Words['nodes']['chart']
type SeriesWord = `series.${keyof Words['nodes']['series']}`

interface NodeChartsProps {
  /** Null where they could not be read. */
  samples: NodeAnswer['samples']
  /** Why there are none, where there are none. */
  none: NoNodeSamples
  stale: boolean
}

/** A word below `nodes`, and the values that it names. */
type Line = readonly [SeriesWord, (samples: Samples) => Series]
type Samples = NonNullable<NodeAnswer['samples']>
interface Chart {
  key: ChartName
  unit: ChartUnit
  lines: readonly Line[]
  /** What 4.x counts no more stays 0 for ever: such a chart would tell of an idle disk. */
  old?: true
}

/** What a node uses of its limits, and its disk. */
const uses: readonly Chart[] = [
  { key: 'memory', unit: 'bytes', lines: [['series.memory', ({ memory }) => memory]] },
  { key: 'disk', unit: 'bytes', lines: [['series.disk', ({ diskFree }) => diskFree]] },
  { key: 'descriptors', unit: 'count', lines: [['series.descriptors', (all) => all.descriptors]] },
  { key: 'processes', unit: 'count', lines: [['series.processes', ({ processes }) => processes]] },
  { key: 'sockets', unit: 'count', old: true, lines: [['series.sockets', ({ sockets }) => sockets]] },
  {
    key: 'traffic',
    unit: 'byteRate',
    old: true,
    lines: [
      ['series.read', ({ readBytes }) => readBytes],
      ['series.written', ({ writtenBytes }) => writtenBytes],
    ],
  },
  {
    key: 'operations',
    unit: 'rate',
    old: true,
    lines: [
      ['series.reads', ({ work }) => work.reads],
      ['series.writes', ({ work }) => work.writes],
      ['series.syncs', ({ work }) => work.syncs],
    ],
  },
  {
    key: 'times',
    unit: 'ms',
    old: true,
    lines: [
      ['series.reads', ({ times }) => times.read],
      ['series.writes', ({ times }) => times.write],
      ['series.syncs', ({ times }) => times.sync],
    ],
  },
]

/** What clients open and close on it, what it writes down, and its processors. */
const works: readonly Chart[] = [
  {
    key: 'connections',
    unit: 'rate',
    lines: [
      ['series.opened', ({ churn }) => churn.connectionsOpened],
      ['series.closed', ({ churn }) => churn.connectionsClosed],
    ],
  },
  {
    key: 'channels',
    unit: 'rate',
    lines: [
      ['series.opened', ({ churn }) => churn.channelsOpened],
      ['series.closed', ({ churn }) => churn.channelsClosed],
    ],
  },
  {
    key: 'queues',
    unit: 'rate',
    lines: [
      ['series.declared', ({ churn }) => churn.queuesDeclared],
      ['series.created', ({ churn }) => churn.queuesCreated],
      ['series.deleted', ({ churn }) => churn.queuesDeleted],
    ],
  },
  {
    key: 'store',
    unit: 'rate',
    old: true,
    lines: [
      ['series.reads', ({ work }) => work.storeReads],
      ['series.writes', ({ work }) => work.storeWrites],
    ],
  },
  {
    key: 'index',
    unit: 'rate',
    old: true,
    lines: [
      ['series.reads', ({ work }) => work.indexReads],
      ['series.writes', ({ work }) => work.indexWrites],
    ],
  },
  {
    key: 'transactions',
    unit: 'rate',
    old: true,
    lines: [
      ['series.inMemory', ({ work }) => work.ramTransactions],
      ['series.onDisk', ({ work }) => work.diskTransactions],
    ],
  },
  { key: 'switches', unit: 'rate', lines: [['series.switches', ({ work }) => work.contextSwitches]] },
  { key: 'collections', unit: 'rate', lines: [['series.collections', ({ work }) => work.collections]] },
  { key: 'reclaimed', unit: 'byteRate', lines: [['series.reclaimed', ({ reclaimed }) => reclaimed]] },
]

const noTimes: number[] = []
const colours = ['publish', 'deliver', 'ack'] as const
const isStill = (lines: readonly ChartLine[]) => lines.every(({ values }) => values.every((value) => !value))

/** What a node uses over the chosen range, and what it does with its disk. */
export const NodeCharts = (props: NodeChartsProps) => <Charts charts={uses} choice {...props} />

/** What it does over the same range: churn, persistence, its processors. */
export const NodeWorkCharts = (props: NodeChartsProps) => <Charts charts={works} {...props} />

interface ChartsProps extends NodeChartsProps {
  charts: readonly Chart[]
  /** With the choice of the range. */
  choice?: boolean
}

function Charts({ charts, choice = false, samples, none, stale }: ChartsProps) {
  const t = useTranslations('nodes')
  const [chosen] = useChartRange()
  const drawn = useMemo(
    () =>
      charts
        .map(({ lines, ...chart }) => ({
          ...chart,
          lines: lines.map(([word, values], index): ChartLine => ({
            key: word,
            label: t(word),
            colour: lines.length === 1 ? 'total' : (colours[index] ?? 'total'),
            values: samples === null ? [] : values(samples),
          })),
        }))
        .filter(({ old, lines }) => old !== true || !isStill(lines)),
    [charts, samples, t],
  )
  return (
    <div className="grid flex-none border-t border-line-2 lg:grid-cols-2">
      {drawn.map(({ key, unit, lines }, index) => (
        <div
          key={key}
          className="flex min-w-0 flex-col border-line-1 max-lg:not-first:border-t lg:even:border-l lg:[&:nth-child(n+3)]:border-t"
        >
          <TimeChart
            title={t(`chart.${key}`)}
            range={samples?.range ?? chosen}
            at={samples?.at ?? noTimes}
            lines={lines}
            unit={unit}
            stale={stale}
            empty={
              <EmptyState icon={<ChartIcon size={16} />} title={t('noSamples.title')}>
                {t(`noSamples.${none}`)}
              </EmptyState>
            }
            actions={choice && index === 0 ? <RangeChoice /> : undefined}
          />
        </div>
      ))}
    </div>
  )
}
