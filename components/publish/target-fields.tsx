'use client'

import { Controller, useWatch, type UseFormReturn } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { ObjectName } from '@/components/form/object-name'
import { laterPart } from '@/components/ui/later-part'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { useSession } from '@/lib/client/session-context'
import type { PublishValues, Target } from './publish-values'

const RouteNote = laterPart(
  () => import('./route-note').then((module) => module.RouteNote),
  () => <div className="h-[35px] flex-none max-sm:h-[66px] border-b border-line-1 bg-surface-0" />,
)

export type PublishFormState = UseFormReturn<PublishValues>

interface TargetFieldsProps {
  form: PublishFormState
  /** Keeps the target in the address. */
  onTarget: (part: Partial<Target>) => void
}

/** Virtual host, exchange and routing key, and in words what this exchange does with the key. */
export function TargetFields({ form, onTarget }: TargetFieldsProps) {
  const t = useTranslations('publish')
  const { vhosts } = useSession()
  const [vhost, exchange, routingKey, headers] = useWatch({
    control: form.control,
    name: ['vhost', 'exchange', 'routingKey', 'properties.headers'],
  })
  const enterable = vhosts.includes(vhost)
  const offered = enterable || vhost === '' ? vhosts : [vhost, ...vhosts]
  return (
    <>
      <div className="grid gap-2.5 border-b border-line-1 px-4 pt-2.5 pb-3 sm:grid-cols-[minmax(104px,176px)_minmax(0,1fr)_minmax(0,1.25fr)] max-sm:px-3">
        <Controller
          control={form.control}
          name="vhost"
          render={({ field, fieldState }) => (
            <Field
              label={t('vhost')}
              error={fieldState.error?.message ?? (enterable || vhost === '' ? undefined : t('vhostUnknown'))}
            >
              {(aria) => (
                <Select
                  {...aria}
                  {...field}
                  options={offered.map((name) => ({ value: name, label: name }))}
                  onChange={(event) => {
                    field.onChange(event)
                    onTarget({ vhost: event.target.value })
                  }}
                />
              )}
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="exchange"
          render={({ field, fieldState }) => (
            <Field label={t('exchange')} error={fieldState.error?.message}>
              {(aria) => (
                <ObjectName
                  {...aria}
                  {...field}
                  kind="exchange"
                  vhost={vhost}
                  withDefault
                  placeholder={t('exchangePlaceholder')}
                  onChange={(name) => {
                    field.onChange(name)
                    onTarget({ exchange: name })
                  }}
                />
              )}
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="routingKey"
          render={({ field, fieldState }) => (
            <Field label={t('routingKey')} error={fieldState.error?.message}>
              {(aria) => (
                <TextInput
                  {...aria}
                  {...field}
                  mono
                  onChange={(event) => {
                    field.onChange(event)
                    onTarget({ routingKey: event.target.value })
                  }}
                />
              )}
            </Field>
          )}
        />
      </div>
      <RouteNote vhost={vhost} exchange={exchange} routingKey={routingKey} headers={typedHeaders(headers)} />
    </>
  )
}

/** Headers for the tracer, which checks them itself. */
function typedHeaders(rows: PublishValues['properties']['headers']): string {
  const named = rows.filter(({ name }) => name !== '')
  return named.length === 0
    ? ''
    : JSON.stringify(Object.fromEntries(named.map(({ name, type, value }) => [name, { type, value }])))
}
