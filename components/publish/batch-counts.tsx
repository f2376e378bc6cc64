'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Count } from '@/components/ui/figures'
import { State, type StateKind } from '@/components/ui/state'
import type { BatchProgress } from '@/lib/api/batches'

type Kind = Exclude<keyof BatchProgress['counts'], 'sent'>

const kinds: readonly { kind: Kind; level: StateKind; bar: string; always: boolean }[] = [
  { kind: 'confirmed', level: 'ok', bar: 'bg-ok', always: true },
  { kind: 'returned', level: 'warn', bar: 'bg-warn', always: true },
  { kind: 'nacked', level: 'bad', bar: 'bg-bad', always: true },
  { kind: 'refused', level: 'bad', bar: 'bg-bad', always: false },
  { kind: 'unknown', level: 'idle', bar: 'bg-idle', always: true },
  { kind: 'waiting', level: 'info', bar: 'bg-info', always: false },
]

/** Every message of a batch, counted once: the parts add up to what was sent. */
export function BatchCountsView({ batch, small = false }: { batch: BatchProgress; small?: boolean }) {
  const t = useTranslations('publish.batch')
  const { counts, guarantee, total } = batch
  const shown = kinds.filter(({ kind, always }) => always || counts[kind] > 0)
  const note = (kind: Kind) => {
    if (kind === 'unknown' && guarantee === 'none') return t('notes.unknownNone')
    if (kind === 'confirmed' && guarantee === 'transaction') return t('notes.committed')
    return t(`notes.${kind}`)
  }
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden className="flex h-1.5 overflow-hidden rounded-xs bg-surface-2">
        {shown.map(({ kind, bar }) =>
          counts[kind] === 0 ? null : <i key={kind} className={bar} style={{ flex: counts[kind] }} />,
        )}
        {total === null || total <= counts.sent ? null : <i style={{ flex: total - counts.sent }} />}
      </div>
      <dl
        className={
          small ? 'flex flex-wrap gap-x-4 text-small' : 'grid grid-cols-4 gap-x-3 gap-y-2 max-sm:grid-cols-2'
        }
      >
        {shown.map(({ kind, level }) => (
          <div key={kind} className={small ? 'flex gap-1.5' : 'min-w-0'}>
            <dt className="text-small">
              <State kind={level}>{t(kind)}</State>
            </dt>
            <dd className={small ? undefined : 'text-title font-semibold tabular-nums'}>
              <Count value={counts[kind]} />
            </dd>
            {small ? null : <dd className="text-micro text-ink-3">{note(kind)}</dd>}
          </div>
        ))}
      </dl>
    </div>
  )
}
