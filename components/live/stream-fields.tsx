'use client'

import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { offsetKinds } from '@/lib/api/live-names'
import { useSession } from '@/lib/client/session-context'
import { hasStreamFilter } from '@/lib/rabbitmq/stream-filter'
import { QueueField } from './queue-field'
import type { SourceFieldsProps } from './source-fields'
import { localTime, zonedTime } from './stream-time'

/** A stream, where to begin in it, and which of its chunks the broker is to leave out. */
export function StreamFields(props: SourceFieldsProps & { vhost: ReactNode }) {
  const { form, isLocked, isTried, vhost } = props
  const t = useTranslations('live')
  const { broker } = useSession()
  const { values, change, checked } = form
  const { from, at, only } = values
  const noFilter = hasStreamFilter(broker.version) ? null : t('onlyBefore', { version: broker.version })
  const hasValue = from === 'offset' || from === 'time' || from === 'age'
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      {vhost}
      <QueueField {...props} />
      <Field label={t('readFrom')} className="w-40">
        {(aria) => (
          <Select
            {...aria}
            disabled={isLocked}
            value={from}
            options={offsetKinds.map((kind) => ({ value: kind, label: t(`offsets.${kind}`) }))}
            onChange={(event) => {
              const next = offsetKinds.find((kind) => kind === event.target.value) ?? 'next'
              change({ from: next, at: next === 'age' ? '1h' : '' })
            }}
          />
        )}
      </Field>
      {hasValue ? (
        <Field
          label={t(`offsets.${from}`)}
          className={from === 'time' ? 'w-52' : 'w-32'}
          {...(from === 'age' ? { help: t('ageHelp') } : {})}
          error={at === '' && !isTried ? undefined : checked.errors['offset']}
        >
          {(aria) => (
            <TextInput
              {...aria}
              mono={from !== 'time'}
              {...(from === 'time' ? { type: 'datetime-local', step: 1 } : {})}
              disabled={isLocked}
              value={from === 'time' ? localTime(at) : at}
              onChange={({ target: { value } }) => change({ at: from === 'time' ? zonedTime(value) : value })}
            />
          )}
        </Field>
      ) : null}
      <Field
        label={t('only')}
        help={noFilter === null ? t('onlyHelp') : only === '' ? noFilter : undefined}
        className="w-64 max-sm:w-full"
        error={noFilter === null || only === '' ? checked.errors['filter'] : noFilter}
      >
        {(aria) => (
          <TextInput
            {...aria}
            mono
            // What a link brought must be taken away by hand, or Start would read other messages than it says.
            disabled={isLocked || (noFilter !== null && only === '')}
            value={only}
            onChange={(event) => change({ only: event.target.value })}
          />
        )}
      </Field>
      {only === '' ? null : (
        <Checkbox
          className="mt-[19px]"
          disabled={isLocked}
          label={t('unfiltered')}
          checked={values.unfiltered}
          onChange={(event) => change({ unfiltered: event.target.checked })}
        />
      )}
    </div>
  )
}
