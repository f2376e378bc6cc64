'use client'

import { Controller, useWatch } from 'react-hook-form'
import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { placeholders } from '@/lib/rabbitmq/message-placeholders'
import { csvColumns } from './csv-columns'
import { FileField } from './file-field'
import { isOfWholeMessages } from './publish-values'
import type { PublishFormState } from './target-fields'
import { useCompressions } from './use-compressions'

/** What the messages of a batch are made from: this form with placeholders, or the lines of a file. */
export function BatchSource({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish.batch')
  const kind = useWatch({ control: form.control, name: 'source.kind' })
  return (
    <div className="flex flex-col gap-2 border-b border-line-1 px-4 py-2.5 max-sm:px-3">
      <Controller
        control={form.control}
        name="source.kind"
        render={({ field }) => (
          <RadioGroup
            look="segments"
            label={t('source')}
            labelHidden
            value={field.value}
            onChange={field.onChange}
            options={[
              { value: 'template', label: t('template') },
              { value: 'file', label: t('fromFile') },
            ]}
          />
        )}
      />
      {kind === 'template' ? <Placeholders form={form} /> : <FromFile form={form} />}
    </div>
  )
}

function Placeholders({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish.batch')
  const insert = (what: string) => {
    form.setValue('payload', `${form.getValues('payload')}${what}`, { shouldDirty: true })
    void form.trigger('payload')
  }
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-ink-2">
      <span className="basis-full">{t('placeholders', { all: '' })}</span>
      {placeholders.map((what) => (
        <Button
          key={what}
          size="small"
          kind="quiet"
          className="mono -ml-2"
          title={t('insert', { what })}
          onClick={() => insert(what)}
        >
          {what}
        </Button>
      ))}
    </p>
  )
}

function FromFile({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish.batch')
  const tForm = useTranslations('publish')
  const compressions = useCompressions()
  const { control, formState, register } = form
  const format = useWatch({ control, name: 'source.format.kind' })
  const look = async (file: File) => {
    const kind = /\.csv$/i.test(file.name)
      ? 'csv'
      : /\.(jsonl|ndjson)$/i.test(file.name)
        ? 'json-lines'
        : null
    if (kind !== null) form.setValue('source.format.kind', kind)
    form.setValue('source.format.columns', await csvColumns(file).catch(() => []))
    for (const name of ['payload', 'routingKey', 'messageId'] as const)
      form.setValue(`source.format.${name}`, '')
  }
  return (
    <>
      <Controller
        control={control}
        name="source.upload"
        render={({ field }) => (
          <FileField
            label={t('fileTitle')}
            value={field.value}
            error={formState.errors.source?.upload?.message}
            onFile={(file) => void look(file)}
            onChange={(file) => {
              field.onChange(file)
              if (formState.isSubmitted) void form.trigger('source')
            }}
          />
        )}
      />
      <div className="grid gap-2.5 sm:grid-cols-3">
        <Field label={t('format')}>
          {(aria) => (
            <Select
              {...aria}
              {...register('source.format.kind')}
              options={[
                { value: 'json-lines', label: t('jsonLines') },
                { value: 'lines', label: t('lines') },
                { value: 'csv', label: t('csv') },
              ]}
            />
          )}
        </Field>
        {isOfWholeMessages(format) ? (
          <Field key="target" label={t('target')}>
            {(aria) => (
              <Select
                {...aria}
                {...register('source.format.target')}
                options={[
                  { value: 'line', label: t('targetLine') },
                  { value: 'form', label: t('targetForm') },
                ]}
              />
            )}
          </Field>
        ) : (
          <Field key="compression" label={tForm('compression')}>
            {(aria) => <Select {...aria} {...register('compression')} options={compressions} />}
          </Field>
        )}
      </div>
      {format === 'csv' ? <Columns form={form} /> : null}
      <p className="text-micro text-ink-3">
        {sentences(
          t('fileNote'),
          ...(isOfWholeMessages(format) ? [t('wholeNote'), t('againNote')] : []),
          format === 'csv' ? t('csvNote') : '',
        )}
      </p>
    </>
  )
}

function Columns({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish.batch')
  const columns = useWatch({ control: form.control, name: 'source.format.columns' })
  const named = [...new Set(columns)]
    .filter((name) => name !== '')
    .map((name) => ({ value: name, label: name }))
  const errors = form.formState.errors.source?.format
  const choice = (name: 'payload' | 'routingKey' | 'messageId') => (
    <Field label={t(`${name}Column`)} error={errors?.[name]?.message}>
      {(aria) => (
        <Select
          {...aria}
          {...form.register(`source.format.${name}`)}
          options={[{ value: '', label: name === 'payload' ? t('chooseColumn') : t('noColumn') }, ...named]}
        />
      )}
    </Field>
  )
  return (
    <>
      <div className="grid gap-2.5 sm:grid-cols-3">
        {choice('payload')}
        {choice('routingKey')}
        {choice('messageId')}
      </div>
      <Checkbox label={t('others')} {...form.register('source.format.others')} />
    </>
  )
}
