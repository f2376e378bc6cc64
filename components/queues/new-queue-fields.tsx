'use client'

import { Controller, useWatch, type UseFormReturn } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ArgumentsField } from '@/components/form/arguments-field'
import { Field } from '@/components/form/field'
import { Checkbox } from '@/components/ui/checkbox'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { useSession } from '@/lib/client/session-context'
import type { QueueType } from '@/lib/rabbitmq/queue'
import { isQueueArgument, queueArgument, queueArgumentsFor } from '@/lib/rabbitmq/queue-arguments'
import type { NewQueueInput, NewQueueOutput } from './new-queue-dialog'

/** The fields of "New queue". What the type decides is not to be chosen. */
export function NewQueueFields({ form }: { form: UseFormReturn<NewQueueInput, unknown, NewQueueOutput> }) {
  const t = useTranslations('queue.create')
  const { vhosts } = useSession()
  const { control, register, setValue, formState } = form
  const { errors } = formState
  const type = useWatch({ control, name: 'type' })
  const fixed = type !== 'classic'
  const argumentHelp = useArgumentHelp(type)

  const choose = (next: QueueType) => {
    setValue('type', next, { shouldDirty: true })
    if (next === 'classic') return
    setValue('durable', true)
    setValue('autoDelete', false)
  }
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
      <Controller
        control={control}
        name="type"
        render={({ field }) => (
          <RadioGroup
            label={t('type')}
            value={field.value}
            onChange={choose}
            options={[
              { value: 'classic', label: t('classic'), help: t('classicHelp') },
              { value: 'quorum', label: t('quorum'), help: t('quorumHelp') },
              { value: 'stream', label: t('stream'), help: t('streamHelp') },
            ]}
          />
        )}
      />
      <div className="grid gap-x-3 gap-y-1 sm:grid-cols-2">
        <Checkbox
          label={t('durable')}
          help={t(fixed ? 'durableAlways' : 'durableHelp')}
          disabled={fixed}
          {...register('durable')}
        />
        <Checkbox
          label={t('autoDelete')}
          help={t(fixed ? 'autoDeleteNever' : 'autoDeleteHelp')}
          disabled={fixed}
          {...register('autoDelete')}
        />
      </div>
      <ArgumentsField
        control={control}
        name="arguments"
        label={t('arguments')}
        suggestions={argumentHelp.names}
        typeOf={(name) => queueArgument(name)?.type}
        helpOf={argumentHelp.helpOf}
      />
    </>
  )
}

/** What to offer for this type of queue on this broker, and what to say of a name. */
function useArgumentHelp(type: QueueType) {
  const t = useTranslations('queue')
  const { version } = useSession().broker
  const names = queueArgumentsFor(type, version).map((argument) => argument.name)
  const helpOf = (name: string): string | undefined => {
    if (!isQueueArgument(name)) return undefined
    const help = t(`argument.${name}`)
    if (names.includes(name)) return help
    const fits = queueArgument(name)?.queueTypes.includes(type) === true
    return `${help} ${fits ? t('create.tooNew', { version }) : t('create.unfit', { type })}`
  }
  return { names, helpOf }
}
