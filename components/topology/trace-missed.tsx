'use client'

import { X } from 'lucide-react'
import { useId } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { visible } from '@/lib/i18n/visible'
import { Select } from '@/components/ui/select'
import type { TraceAnswer } from '@/lib/api/trace'
import { shownMisses } from './trace-marks'
import { TraceMissCard } from './trace-miss'

interface TraceMissedProps {
  vhost: string
  answer: TraceAnswer
  /** Names of queues to choose from. */
  queues: readonly string[]
  expected: string
  onExpect: (queue: string) => void
}

/** Why a queue that somebody expected does not get the message, and else the nearest misses of a message that goes nowhere. */
export function TraceMissed({ vhost, answer, queues, expected, onExpect }: TraceMissedProps) {
  const t = useTranslations('trace')
  const id = useId()
  const reached = new Set(answer.queues.map(({ name }) => name))
  const offered = queues.filter((name) => !reached.has(name))
  const all = expected === '' || offered.includes(expected) ? offered : [expected, ...offered]
  const misses = shownMisses(answer)
  return (
    <section className="flex flex-col gap-2 px-4 py-2.5 max-sm:px-3">
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="flex-none text-small font-semibold">
          {t('expected')}
        </label>
        <Select
          id={id}
          mono
          value={expected}
          onChange={(event) => onExpect(event.target.value)}
          options={[
            { value: '', label: t('chooseQueue') },
            ...all.map((name) => ({ value: name, label: visible(name) })),
          ]}
        />
      </div>
      {expected !== '' && answer.expected === null && reached.has(expected) ? (
        <p className="text-small text-ink-2">{t('reached', { queue: visible(expected) })}</p>
      ) : null}
      {answer.expected === null ? null : (
        <p className="flex items-center gap-1.5 font-medium wrap-anywhere text-bad-ink">
          <X className="flex-none" />
          {t(answer.expected.isThere ? 'notReached' : 'notThere', { queue: visible(answer.expected.queue) })}
        </p>
      )}
      {misses.length === 0 ? null : (
        <ul className="flex flex-col gap-3">
          {misses.map((miss) => (
            <li key={JSON.stringify([miss.exchange, miss.to])}>
              <TraceMissCard vhost={vhost} miss={miss} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
