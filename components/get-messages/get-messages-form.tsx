'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { z } from 'zod'
import { Field } from '@/components/form/field'
import { ProblemNote } from '@/components/form/problem-note'
import { Button } from '@/components/ui/button'
import { DialogBody, DialogFooter } from '@/components/ui/dialog'
import { NumberInput } from '@/components/ui/number-input'
import { RadioGroup } from '@/components/ui/radio-group'
import { getMessagesBody } from '@/lib/api/messages'
import type { PeekCost } from '@/lib/rabbitmq/peek'
import { CostNote } from './cost-note'

type Input = z.input<typeof getMessagesBody>
type Output = z.output<typeof getMessagesBody>

interface GetMessagesFormProps {
  cost: PeekCost & { possible: true }
  problem: unknown
  onGet: (what: Output) => Promise<unknown>
  onClose: () => void
}

/** How many, and what becomes of them. */
export function GetMessagesForm({ cost, problem, onGet, onClose }: GetMessagesFormProps) {
  const t = useTranslations('messages.get')
  const words = useTranslations('forms')
  const { control, register, handleSubmit, formState } = useForm<Input, unknown, Output>({
    resolver: zodResolver(getMessagesBody),
    defaultValues: { count: 1, settle: 'requeue' },
    mode: 'onChange',
  })
  const [count, settle] = useWatch({ control, name: ['count', 'settle'] })
  const { errors, isSubmitting } = formState
  const isAck = settle === 'ack'

  const get = handleSubmit(async (what) => {
    try {
      await onGet(what)
    } catch {
      // Shown as `problem`.
    }
  })
  const submit = isAck
    ? getMessagesBody.shape.count.safeParse(count).success
      ? t('submitAck', { count: String(count) })
      : t('submitAckAny')
    : t('submit')
  return (
    <form noValidate className="contents" onSubmit={(event) => void get(event)}>
      <DialogBody>
        <Field label={t('count')} error={errors.count?.message} help={t('countHelp')}>
          {(aria) => (
            <span className="block w-32">
              <NumberInput {...aria} {...register('count', { valueAsNumber: true })} />
            </span>
          )}
        </Field>
        <Controller
          control={control}
          name="settle"
          render={({ field }) => (
            <RadioGroup
              label={t('settle')}
              value={field.value ?? 'requeue'}
              onChange={field.onChange}
              options={[
                { value: 'requeue', label: t('requeue'), help: t('requeueHelp') },
                { value: 'ack', label: t('ack'), help: t('ackHelp') },
              ]}
            />
          )}
        />
        <CostNote cost={cost} isAck={isAck} />
        {problem === null ? null : <ProblemNote error={problem} />}
      </DialogBody>
      <DialogFooter>
        <Button size="large" disabled={isSubmitting} onClick={onClose}>
          {words('cancel')}
        </Button>
        <Button type="submit" size="large" kind={isAck ? 'danger-fill' : 'primary'} disabled={isSubmitting}>
          {isSubmitting ? words('working') : submit}
        </Button>
      </DialogFooter>
    </form>
  )
}
