'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import { createContext, useContext } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { NameLink } from '@/components/layout/name-link'
import { StateOf } from '@/components/layout/state-of'
import { columnsOf } from '@/components/table/columns'
import { Count } from '@/components/ui/figures'
import { Swatch } from '@/components/chart/swatch'
import { useNow } from '@/components/ui/use-now'
import { Word } from '@/components/ui/word'
import { paths } from '@/lib/api/paths'
import { toBrowserClock } from '@/lib/client/clock'
import { useProblemWords } from '@/lib/client/problem-words'
import { exactCount, formatTime } from '@/lib/i18n/format'
import { sentences } from '@/lib/i18n/sentences'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import type { Level, TreeRow } from './tree-rows'

const column = columnsOf<TreeRow>()

/** Opens and closes a group. */
export const TurnContext = createContext<(level: Level) => void>(() => undefined)

/** Columns of the tree of queues: a group's counts are the sums of its queues'. */
export const treeColumns = column.columns([
  column.display({
    id: 'name',
    header: () => <Word k="queues.name" />,
    meta: { phone: true },
    cell: ({ row }) => <TreeName row={row.original} />,
  }),
  column.display({
    id: 'vhost',
    header: () => <Word k="queues.vhost" />,
    meta: { width: 140, ofVhosts: true },
    cell: ({ row }) => (
      <span className="text-ink-2" title={row.original.vhost}>
        {row.original.vhost}
      </span>
    ),
  }),
  column.display({
    id: 'queues',
    header: () => <Word k="queues.title" />,
    meta: { number: true, width: 92 },
    cell: ({ row: { original } }) => (original.kind === 'group' ? <Count value={original.queues} /> : null),
  }),
  column.display({
    id: 'ready',
    header: () => <Word k="queues.ready" />,
    meta: {
      number: true,
      phone: true,
      line: true,
      width: 96,
      phoneWidth: 72,
      mark: <Swatch colour="ready" />,
    },
    cell: ({ row }) => <LineCount row={row.original} field="ready" />,
  }),
  column.display({
    id: 'unacked',
    header: () => <Word k="queues.unacked" />,
    meta: { number: true, phone: true, width: 104, phoneWidth: 82, mark: <Swatch colour="unacked" /> },
    cell: ({ row }) => <LineCount row={row.original} field="unacked" />,
  }),
  column.display({
    id: 'total',
    header: () => <Word k="queues.total" />,
    meta: { number: true, phone: true, width: 92, phoneWidth: 70 },
    cell: ({ row }) => (
      <span className="font-medium">
        <LineCount row={row.original} field="total" />
      </span>
    ),
  }),
])

/** So far stands each level from the one above it, in px. */
const indent = 20

/** The count of one line; nothing where the line is no queue and no group. */
function LineCount({ row, field }: { row: TreeRow; field: 'ready' | 'unacked' | 'total' }) {
  return row.kind === 'rest' || row.kind === 'fault' ? null : <Count value={row[field]} />
}

function TreeName({ row }: { row: TreeRow }) {
  const t = useTranslations('queues.tree')
  const turn = useContext(TurnContext)
  const style = { paddingLeft: row.depth * indent }
  if (row.kind === 'rest') {
    return (
      <span style={style} className="block pl-6 text-ink-3">
        {row.leftOut === null ? t('loading') : t('more', { count: exactCount(row.leftOut) })}
      </span>
    )
  }
  if (row.kind === 'fault') {
    return (
      <span style={style} className="block pl-6">
        <LevelFault error={row.error} asOf={row.asOf} />
      </span>
    )
  }
  if (row.kind === 'queue') {
    return (
      <span style={style} className="flex">
        <span className="w-6 flex-none" />
        <span className="min-w-0">
          <NameLink
            href={paths.queue(row)}
            name={row.name}
            sub={
              <>
                <StateOf state={row.state} />
                <span>{row.type}</span>
                {row.depth === 0 ? <PhoneVhost name={row.vhost} /> : null}
              </>
            }
          >
            {row.part}
          </NameLink>
        </span>
      </span>
    )
  }
  const Mark = row.isOpen ? ChevronDown : ChevronRight
  return (
    <span style={style} className="flex">
      <button
        type="button"
        aria-expanded={row.isOpen}
        title={row.prefix}
        onClick={() => turn(row)}
        onKeyDown={(event) => {
          // As in every tree: to the right opens, to the left closes.
          if (event.key !== (row.isOpen ? 'ArrowLeft' : 'ArrowRight')) return
          event.preventDefault()
          turn(row)
        }}
        className="flex min-w-0 items-center gap-2 rounded-xs focus-visible:outline-offset-0 max-sm:min-h-11 max-sm:flex-1"
      >
        <Mark size={16} className="flex-none text-ink-3" />
        {/* On a phone what is said of the group stands below its name. */}
        <span className="flex min-w-0 items-center gap-2 max-sm:flex-wrap max-sm:gap-y-0">
          <span className="mono cut max-sm:basis-full max-sm:text-left">{row.part}</span>
          {row.unknown === 0 ? null : (
            <span className="flex-none text-micro text-ink-3" title={t('unknownHelp')}>
              {t('unknown', { count: row.unknown })}
            </span>
          )}
          {row.depth === 0 ? <PhoneVhost name={row.vhost} /> : null}
        </span>
      </button>
    </span>
  )
}

/** Why a level could not be read, and of when its lines are where there are any. */
function LevelFault({ error, asOf }: { error: Error; asOf: number | null }) {
  const t = useTranslations('lists')
  const { room } = usePunctuation()
  const say = useProblemWords()
  const now = useNow()
  const { title, detail } = say(error)
  const why = sentences(title, detail)
  const since =
    now === null || asOf === null ? '' : t('fault.list', { time: formatTime(toBrowserClock(asOf), now) })
  const text = since === '' ? why : `${since}${room}${why}`
  return (
    <span className="cut text-warn-ink" title={text}>
      {text}
    </span>
  )
}

/** Where queues of several virtual hosts are listed, those at the top say on a phone of which they are. */
function PhoneVhost({ name }: { name: string }) {
  return (
    <span className="cut hidden text-micro text-ink-3 max-sm:in-data-vhosts:block" title={name}>
      {name}
    </span>
  )
}
