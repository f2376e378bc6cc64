'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { FormDialog } from '@/components/form/form-dialog'
import { ObjectName } from '@/components/form/object-name'
import { useTopicRefusal } from '@/components/binding-list/use-topic-refusal'
import { createBindingBody } from '@/lib/api/bindings'
import { exchangesQuery } from '@/lib/client/queries/exchanges'
import { useSettled } from '@/lib/client/use-settled'
import { bindingNeeds } from '@/lib/client/wanted'
import { MatchFields, type BindingInput, type BindingOutput } from './match-fields'
import { useBind } from './use-bind'

interface BindQueueDialogProps {
  vhost: string
  queue: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** "New binding" of a queue: from which exchange, by which key or headers. */
export function BindQueueDialog({ vhost, queue, open, onOpenChange }: BindQueueDialogProps) {
  const t = useTranslations('bindings.create')
  const bind = useBind(vhost)
  // Known once the exchange is named, by its fields.
  const [type, setType] = useState<string | null>(null)
  const refusal = useTopicRefusal(vhost, type)
  const values: BindingInput = {
    source: '',
    destination: queue,
    destinationType: 'queue',
    bindingKey: '',
    arguments: [],
  }
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      description={t('toQueue', { queue })}
      submit={t('submit')}
      schema={createBindingBody}
      values={values}
      onSubmit={bind}
      needs={(values) => bindingNeeds({ vhost, ...values })}
      refusal={refusal}
    >
      {(form) => <Fields form={form} vhost={vhost} onType={setType} />}
    </FormDialog>
  )
}

interface FieldsProps {
  form: UseFormReturn<BindingInput, unknown, BindingOutput>
  vhost: string
  onType: (type: string | null) => void
}

function Fields({ form, vhost, onType }: FieldsProps) {
  const t = useTranslations('bindings.create')
  const { control, register, formState } = form
  const source = useWatch({ control, name: 'source' })
  const name = useSettled(source)
  const { data } = useQuery(exchangesQuery({ vhost, name, pageSize: 50 }))
  const type = data?.rows.find((exchange) => source !== '' && exchange.name === source)?.type ?? null
  useEffect(() => onType(type), [type, onType])
  return (
    <>
      <Field
        required
        label={t('exchange')}
        error={formState.errors.source?.message}
        help={t('exchangeHelp', { vhost })}
      >
        {(aria) => (
          <Controller
            control={control}
            name="source"
            render={({ field }) => <ObjectName {...aria} {...field} kind="exchange" vhost={vhost} />}
          />
        )}
      </Field>
      <MatchFields control={control} register={register} errors={formState.errors} type={type} />
    </>
  )
}
