'use client'

import { useWatch, type UseFormReturn } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ArgumentsField } from '@/components/form/arguments-field'
import { Field } from '@/components/form/field'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { useSession } from '@/lib/client/session-context'
import { exchangeTypes } from '@/lib/rabbitmq/exchange-types'
import { exchangeArgumentsFor, isExchangeArgument } from '@/lib/rabbitmq/exchange-arguments'
import type { NewExchangeInput, NewExchangeOutput } from './new-exchange-dialog'
import { useRouting } from './use-routing'

interface NewExchangeFieldsProps {
  form: UseFormReturn<NewExchangeInput, unknown, NewExchangeOutput>
}

/** The fields of "New exchange". */
export function NewExchangeFields({ form }: NewExchangeFieldsProps) {
  const t = useTranslations('exchanges.create')
  const { vhosts, broker } = useSession()
  const { control, register, formState } = form
  const { errors } = formState
  const type = useWatch({ control, name: 'type' })
  const routing = useRouting()
  const argumentHelp = useArgumentHelp(type)
  // Plugins' types come from the broker; where it does not tell, the built-in ones are sure.
  const types = broker.exchangeTypes.length === 0 ? exchangeTypes : broker.exchangeTypes
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-[180px_1fr]">
        <Field label={t('vhost')} error={errors.vhost?.message}>
          {(aria) => (
            <Select
              mono
              {...aria}
              {...register('vhost')}
              options={vhosts.map((vhost) => ({ value: vhost, label: vhost }))}
            />
          )}
        </Field>
        <Field required label={t('name')} error={errors.name?.message}>
          {(aria) => <TextInput mono {...aria} {...register('name')} />}
        </Field>
      </div>
      <Field label={t('type')} error={errors.type?.message} help={routing({ name: '?', type })}>
        {(aria) => (
          <Select
            {...aria}
            {...register('type')}
            options={types.map((name) => ({ value: name, label: name }))}
          />
        )}
      </Field>
      <div className="grid gap-x-3 gap-y-1 sm:grid-cols-3">
        <Checkbox label={t('durable')} help={t('durableHelp')} {...register('durable')} />
        <Checkbox label={t('autoDelete')} help={t('autoDeleteHelp')} {...register('autoDelete')} />
        <Checkbox label={t('internal')} help={t('internalHelp')} {...register('internal')} />
      </div>
      <ArgumentsField
        control={control}
        name="arguments"
        label={t('arguments')}
        suggestions={argumentHelp.names}
        typeOf={(name) => (isExchangeArgument(name) ? 'string' : undefined)}
        helpOf={argumentHelp.helpOf}
      />
    </>
  )
}

function useArgumentHelp(type: string) {
  const t = useTranslations('exchanges.argument')
  return {
    names: exchangeArgumentsFor(type).map((argument) => argument.name),
    helpOf: (name: string) => (isExchangeArgument(name) ? t(name) : undefined),
  }
}
