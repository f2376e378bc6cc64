'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Note } from '@/components/ui/note'
import { useNow } from '@/components/ui/use-now'
import type { Fault } from '@/lib/api/fault'
import { ConsoleError } from '@/lib/api/problem'
import { toBrowserClock } from '@/lib/client/clock'
import { useProblemWords } from '@/lib/client/problem-words'
import { formatTime } from '@/lib/i18n/format'
import { sentences } from '@/lib/i18n/sentences'
import { onePerPart } from './one-per-part'
import { StaleNote } from './stale-note'

/** What every paged list of the API answers. */
export interface ListPage<Row> {
  rows: Row[]
  page: number
  pages: number
  total: number
  filtered: number
  unreadable: number
  asOf: number
  /** A part of each row is still on its way. */
  pending?: boolean
  faults: Fault[]
}

interface ListNotesProps {
  data: Pick<ListPage<unknown>, 'asOf' | 'unreadable' | 'faults'>
  error: Error | null
  onRetry: () => void
}

/** Above the rows: that they are old, that some are left out, that a part of them could not be read anew. */
export function ListNotes({ data, error, onRetry }: ListNotesProps) {
  const t = useTranslations('lists')
  return (
    <>
      {error === null ? null : <StaleNote error={error} asOf={data.asOf} onRetry={onRetry} />}
      {data.unreadable === 0 ? null : <Note tone="warn">{t('unreadable', { count: data.unreadable })}</Note>}
      {onePerPart(data.faults).map((fault) => (
        <FaultNote key={fault.part} fault={fault} />
      ))}
    </>
  )
}

/** The parts of answers that have words. */
const parts = [
  'list',
  'missing',
  'statistics',
  'figures',
  'rows',
  'samples',
  'channels',
  'consumers',
  'sessions',
  'bindings',
  'policies',
  'operatorPolicies',
  'nodes',
] as const

function FaultNote({ fault }: { fault: Fault }) {
  const t = useTranslations('lists')
  const say = useProblemWords()
  const now = useNow()
  const { title, detail } = say(new ConsoleError(fault.code, fault.detail))
  const time = now === null ? '…' : formatTime(toBrowserClock(fault.since), now)
  const part = parts.find((each) => each === fault.part) ?? 'other'
  return (
    <Note tone="stale">
      <b className="font-semibold">{t(`fault.${part}`, { time })}</b> {sentences(title, detail)}
    </Note>
  )
}
