'use client'

import { useState } from 'react'
import { Field } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { FileButton } from '@/components/ui/file-button'
import { Dialog } from '@/components/ui/dialog'
import { NumberInput } from '@/components/ui/number-input'
import { Textarea } from '@/components/ui/textarea'
import { longestSchema, mostSkipped } from '@/lib/api/decode-names'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { DecodeChoice, KeptSchema } from './decode-choice'
import { readSchemaFiles } from './read-schema-files'

interface SchemaDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  choice: DecodeChoice
  onChoose: (change: Partial<DecodeChoice>) => void
}

/** The schema by which payloads of a content type are read: written here, or from files. The browser keeps it. */
export function SchemaDialog(props: SchemaDialogProps) {
  // What was written and not used is gone when it closes.
  return props.open ? <OpenSchemaDialog {...props} /> : null
}

function OpenSchemaDialog({ open, onOpenChange, choice, onChoose }: SchemaDialogProps) {
  const t = useTranslations('decode')
  const ui = useTranslations('ui')
  const isAvro = choice.format === 'avro'
  const [schema, setSchema] = useState<KeptSchema | null>(choice.schema)
  const [isUnread, setUnread] = useState(false)
  const [skip, setSkip] = useState(String(choice.skip))
  const skipped = /^\d{1,2}$/.test(skip.trim()) ? Number(skip) : -1
  const skipError = skipped >= 0 && skipped <= mostSkipped ? undefined : t('skipWrong')
  const isLong = (schema?.text.length ?? 0) > longestSchema
  const isBinary = schema?.kind === 'descriptors'
  const read = async (files: readonly File[]) => {
    setUnread(false)
    try {
      setSchema(await readSchemaFiles(files, isAvro))
    } catch {
      // The browser says no more than that: it was moved, for example, or must not be read.
      setUnread(true)
    }
  }
  const write = (text: string) => {
    setUnread(false)
    setSchema(
      text === ''
        ? null
        : {
            kind: isAvro ? 'avro' : 'proto',
            name: schema === null || isBinary ? t('written') : schema.name,
            text,
          },
    )
  }
  const use = () => {
    onChoose({ schema, skip: skipped, type: schema?.text === choice.schema?.text ? choice.type : null })
    onOpenChange(false)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('schemaTitle')}
      description={t(isAvro ? 'avroHelp' : 'protoHelp')}
      size="wide"
      footer={
        <>
          <FileButton
            size="large"
            label={t('file')}
            multiple={!isAvro}
            onChoose={(files) => void read(files)}
          >
            {t('file')}
          </FileButton>
          <Button size="large" disabled={schema === null} onClick={() => write('')}>
            {t('without')}
          </Button>
          <Button size="large" className="ml-auto" onClick={() => onOpenChange(false)}>
            {ui('close')}
          </Button>
          <Button
            size="large"
            kind="primary"
            disabledReason={isLong ? t('schemaLong') : (skipError ?? null)}
            onClick={use}
          >
            {t('use')}
          </Button>
        </>
      }
    >
      <Field
        label={isBinary ? t('descriptors', { name: schema.name }) : t(isAvro ? 'avroSchema' : 'protoSchema')}
        error={isLong ? t('schemaLong') : isUnread ? t('fileUnread') : undefined}
      >
        {(aria) => (
          <Textarea
            {...aria}
            rows={12}
            className="mono"
            spellCheck={false}
            readOnly={isBinary}
            value={schema?.text ?? ''}
            onChange={(event) => write(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('skip')} help={t('skipHelp')} error={skipError} className="w-64">
        {(aria) => <NumberInput {...aria} value={skip} onChange={(event) => setSkip(event.target.value)} />}
      </Field>
    </Dialog>
  )
}
