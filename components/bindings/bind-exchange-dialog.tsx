'use client'

import { Controller, useWatch, type UseFormReturn } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { FormDialog } from '@/components/form/form-dialog'
import { ObjectName } from '@/components/form/object-name'
import { RadioGroup } from '@/components/ui/radio-group'
import { useTopicRefusal } from '@/components/binding-list/use-topic-refusal'
import { createBindingBody } from '@/lib/api/bindings'
import { bindingNeeds } from '@/lib/client/wanted'
import type { Exchange } from '@/lib/rabbitmq/exchange'
import { MatchFields, type BindingInput, type BindingOutput } from './match-fields'
import { useBind } from './use-bind'

type Source = Pick<Exchange, 'vhost' | 'name' | 'type'>

interface BindExchangeDialogProps {
  exchange: Source
  /** Where the binding is to lead, when that is known already. */
  target?: { kind: BindingInput['destinationType']; name: string } | null
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** "New binding" of an exchange: to which queue or exchange, by which key or headers. */
export function BindExchangeDialog({ exchange, target = null, open, onOpenChange }: BindExchangeDialogProps) {
  const t = useTranslations('bindings.create')
  const bind = useBind(exchange.vhost)
  const refusal = useTopicRefusal(exchange.vhost, exchange.type)
  const values: BindingInput = {
    source: exchange.name,
    destination: target?.name ?? '',
    destinationType: target?.kind ?? 'queue',
    bindingKey: '',
    arguments: exchange.type === 'headers' ? [{ name: 'x-match', type: 'string', value: 'all' }] : [],
  }
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      description={t('fromExchange', { exchange: exchange.name })}
      submit={t('submit')}
      schema={createBindingBody}
      values={values}
      onSubmit={bind}
      needs={(values) => bindingNeeds({ vhost: exchange.vhost, ...values })}
      refusal={refusal}
    >
      {(form) => <Fields form={form} exchange={exchange} />}
    </FormDialog>
  )
}

interface FieldsProps {
  form: UseFormReturn<BindingInput, unknown, BindingOutput>
  exchange: Source
}

function Fields({ form, exchange }: FieldsProps) {
  const t = useTranslations('bindings.create')
  const { control, register, formState } = form
  const kind = useWatch({ control, name: 'destinationType' })
  return (
    <>
      <Controller
        control={control}
        name="destinationType"
        render={({ field }) => (
          <RadioGroup
            look="segments"
            label={t('kind')}
            value={field.value}
            onChange={field.onChange}
            options={[
              { value: 'queue', label: t('queue') },
              { value: 'exchange', label: t('exchangeTo') },
            ]}
          />
        )}
      />
      <Field
        required
        label={t(kind === 'queue' ? 'toQueueName' : 'toExchangeName')}
        error={formState.errors.destination?.message}
        help={t('destinationHelp', { vhost: exchange.vhost })}
      >
        {(aria) => (
          <Controller
            control={control}
            name="destination"
            render={({ field }) => <ObjectName {...aria} {...field} kind={kind} vhost={exchange.vhost} />}
          />
        )}
      </Field>
      <MatchFields control={control} register={register} errors={formState.errors} type={exchange.type} />
    </>
  )
}
