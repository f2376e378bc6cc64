'use client'

import { useState } from 'react'
import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { CodeEditor } from '@/components/code/code-editor'
import { Field } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import { Select } from '@/components/ui/select'
import { useSession } from '@/lib/client/session-context'
import { languages } from '@/lib/rabbitmq/publish-code/languages'
import { codeMessageOf } from './code-message-of'
import type { PublishTab, PublishValues } from './publish-values'

interface CodeDialogProps {
  tab: PublishTab
  open: boolean
  onOpenChange: (open: boolean) => void
  values: () => PublishValues
}

/** The publish of the form as code, in the languages that people use. */
export function CodeDialog({ tab, open, onOpenChange, values }: CodeDialogProps) {
  const t = useTranslations('publish.code')
  const { listed } = usePunctuation()
  const { user, broker } = useSession()
  const [key, setKey] = useState('pika')
  const language = languages.find((each) => each.key === key)
  const where = { username: user.name, address: broker.address }
  const code = open ? language?.write(codeMessageOf(values(), where)) : undefined
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      size="wide"
      footer={
        <Button size="large" kind="primary" onClick={() => onOpenChange(false)}>
          {t('done')}
        </Button>
      }
    >
      <div className="flex items-end gap-2">
        <Field label={t('language')} className="flex-1">
          {(aria) => (
            <Select
              {...aria}
              value={key}
              onChange={(event) => setKey(event.target.value)}
              options={languages.map((each) => ({ value: each.key, label: each.name }))}
            />
          )}
        </Field>
        <CopyButton text={code?.text ?? ''} label={t('copy')} />
      </div>
      {code === undefined || code.lacks.length === 0 ? null : (
        <Note tone="info" boxed>
          {t('approximate', { what: listed(code.lacks.map((lack) => t(`limits.${lack}`))) })}
        </Note>
      )}
      <CodeEditor
        key={key}
        label={t('code')}
        language="program"
        value={code?.text ?? ''}
        className="min-h-72"
      />
      <p className="text-micro text-ink-3">
        {sentences(tab === 'message' ? '' : t(`alone.${tab}`), t('note'), t('addressNote'))}
      </p>
    </Dialog>
  )
}
