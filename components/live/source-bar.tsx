'use client'

import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { cx } from '@/components/ui/cx'
import { laterPart } from '@/components/ui/later-part'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { useSession } from '@/lib/client/session-context'
import { TapFields } from './tap-fields'
import type { SourceFieldsProps } from './source-fields'

const space = () => <div className="h-[49px]" />
const ConsumerFields = laterPart(
  () => import('./consumer-fields').then((module) => module.ConsumerFields),
  space,
)
const StreamFields = laterPart(() => import('./stream-fields').then((module) => module.StreamFields), space)

/** The fields of the chosen source. */
export function SourceBar(props: SourceFieldsProps) {
  const { form, isLocked, isTried } = props
  const t = useTranslations('live')
  const { vhosts } = useSession()
  const { values, change, checked } = form
  const known = vhosts.includes(values.vhost) || values.vhost === '' ? vhosts : [values.vhost, ...vhosts]
  const vhost = (
    <Field
      label={t('vhost')}
      className="w-44 max-sm:w-full"
      error={isTried ? checked.errors['vhost'] : undefined}
    >
      {(aria) => (
        <Select
          {...aria}
          mono
          disabled={isLocked || known.length === 0}
          value={values.vhost}
          options={known.map((name) => ({ value: name, label: name }))}
          onChange={(event) => change({ vhost: event.target.value })}
        />
      )}
    </Field>
  )
  const fields: Record<typeof values.source, ReactNode> = {
    tap: <TapFields {...props} vhost={vhost} />,
    queue: <ConsumerFields {...props} vhost={vhost} />,
    stream: <StreamFields {...props} vhost={vhost} />,
    firehose: (
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {vhost}
        <Field label={t('key')} className="w-64 max-sm:w-full" error={checked.errors['bindingKey']}>
          {(aria) => (
            <TextInput
              {...aria}
              mono
              disabled={isLocked}
              value={values.key}
              onChange={(event) => change({ key: event.target.value })}
            />
          )}
        </Field>
      </div>
    ),
  }
  return (
    <div
      className={cx(
        'flex flex-none flex-col gap-2 border-t border-line-2 px-4 py-2 max-sm:px-3',
        // A phone needs the height for the rows; the status names the queue.
        isLocked && 'max-sm:hidden',
      )}
    >
      {fields[values.source]}
    </div>
  )
}
