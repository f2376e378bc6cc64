'use client'

import { useId } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { Time } from '@/components/ui/figures'
import { Note } from '@/components/ui/note'
import type { BatchProgress } from '@/lib/api/batches'
import { ConsoleError } from '@/lib/api/problem'
import { useProblemWords } from '@/lib/client/problem-words'
import { BatchCountsView } from './batch-counts'
import { BatchBlocked, BatchLine, BatchState, BatchUnknown, StopBatch } from './batch-parts'

interface EarlierBatchesProps {
  batches: readonly BatchProgress[]
  /** How they do now cannot be read. */
  lost: boolean
  onStop: (id: string) => void
}

/** The batches before the newest one: those of them that run can be stopped, those that ended early say why. */
export function EarlierBatches({ batches, lost, onStop }: EarlierBatchesProps) {
  const t = useTranslations('publish.batch')
  return (
    <Panel flush title={t('earlier')}>
      <ol>
        {batches.map((batch) => (
          <Row key={batch.id} batch={batch} lost={lost} onStop={onStop} />
        ))}
      </ol>
    </Panel>
  )
}

function Row({
  batch,
  lost,
  onStop,
}: Omit<EarlierBatchesProps, 'batches'> & { batch: EarlierBatchesProps['batches'][number] }) {
  const id = useId()
  return (
    <li className="flex flex-col gap-1 border-t border-line-1 px-4 py-1.5 max-sm:px-3">
      <span className="flex items-center gap-2 text-small">
        <span aria-live="polite">
          <BatchState batch={batch} lost={lost} />
        </span>
        <span className="ml-auto text-micro text-ink-3">
          <Time at={batch.startedAt} />
        </span>
        <StopBatch batch={batch} onStop={onStop} size="small" aria-describedby={id} />
      </span>
      <BatchLine batch={batch} id={id} />
      <BatchBlocked batch={batch} />
      <BatchCountsView batch={batch} small />
      {batch.problem === null ? null : <Problem problem={batch.problem} />}
      <BatchUnknown batch={batch} />
    </li>
  )
}

/** Without a call: it was heard when it came, while its batch was the newest one, or it is read here. */
function Problem({ problem }: { problem: NonNullable<BatchProgress['problem']> }) {
  const { title, detail, next } = useProblemWords()(ConsoleError.fromProblem(problem))
  return (
    <Note tone="bad" boxed>
      <p className="font-semibold">{title}</p>
      {detail === '' ? null : <p>{detail}</p>}
      <p>{next}</p>
    </Note>
  )
}
