'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { TypedRows } from '@/components/form/typed-rows'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { NumberInput } from '@/components/ui/number-input'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { ackModes } from '@/lib/api/live-names'
import { argumentTypes } from '@/lib/rabbitmq/argument-text'
import { QueueField } from './queue-field'
import { Locked, type SourceFieldsProps } from './source-fields'

const argumentNames = ['x-cancel-on-ha-failover', 'x-credit']

/** A queue, how many of its messages may be unacked, and how they are acked; what is seldom needed is folded away. */
export function ConsumerFields(props: SourceFieldsProps & { vhost: ReactNode }) {
  const { form, isLocked, vhost } = props
  const t = useTranslations('live')
  const { values, change, checked } = form
  const { errors } = checked
  const isUsual =
    !values.exclusive && values.tag === '' && values.priority === '' && values.cargs.length === 0
  const [isUnfolded, setUnfolded] = useState<boolean | null>(null)
  const isOpen = isUnfolded ?? !isUsual
  const [wasLocked, setWasLocked] = useState(isLocked)
  // Once it runs the room is for its rows.
  if (isLocked !== wasLocked) {
    setWasLocked(isLocked)
    if (isLocked) setUnfolded(false)
  }
  return (
    <>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {vhost}
        <QueueField {...props} />
        <Field label={t('prefetch')} className="w-24" error={errors['prefetch']}>
          {(aria) => (
            <NumberInput
              {...aria}
              disabled={isLocked}
              value={values.prefetch}
              onChange={(event) => change({ prefetch: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('ackMode')} className="w-44">
          {(aria) => (
            <Select
              {...aria}
              disabled={isLocked}
              value={values.ack}
              options={ackModes.map((mode) => ({ value: mode, label: t(`ackModes.${mode}`) }))}
              onChange={(event) =>
                change({ ack: event.target.value === 'automatic' ? 'automatic' : 'manual' })
              }
            />
          )}
        </Field>
        <Button
          kind="quiet"
          className="mt-[19px] max-sm:mt-0"
          aria-expanded={isOpen}
          icon={isOpen ? <ChevronDown /> : <ChevronRight />}
          onClick={() => setUnfolded(!isOpen)}
        >
          {t('consumerMore')}
        </Button>
      </div>
      {isOpen ? (
        <Locked isLocked={isLocked}>
          <div className="flex flex-wrap items-start gap-x-3 gap-y-2 pb-2">
            <Field label={t('tag')} help={t('tagHelp')} className="w-64" error={errors['consumerTag']}>
              {(aria) => (
                <TextInput
                  {...aria}
                  mono
                  value={values.tag}
                  onChange={(event) => change({ tag: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('priority')} help={t('priorityHelp')} className="w-40" error={errors['priority']}>
              {(aria) => (
                <NumberInput
                  {...aria}
                  value={values.priority}
                  onChange={(event) => change({ priority: event.target.value })}
                />
              )}
            </Field>
            <Checkbox
              className="mt-[19px] max-w-60"
              label={t('exclusive')}
              help={t('exclusiveHelp')}
              checked={values.exclusive}
              onChange={(event) => change({ exclusive: event.target.checked })}
            />
          </div>
          <TypedRows
            label={t('arguments')}
            types={argumentTypes}
            rows={values.cargs}
            errors={checked.rowErrors}
            suggestions={argumentNames}
            onChange={(cargs) => change({ cargs })}
          />
        </Locked>
      ) : null}
    </>
  )
}
