'use client'

import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { RowsField } from '@/components/form/rows-field'
import { laterPart } from '@/components/ui/later-part'
import { RadioGroup } from '@/components/ui/radio-group'
import { fieldInputTypes, type FieldInputType } from '@/lib/rabbitmq/field-types'
import type { PublishFormState } from './target-fields'
import { useDelayHelp } from './use-delay-help'

const HeadersJson = laterPart(
  () => import('./headers-json-field').then((module) => module.HeadersJson),
  () => <div className="h-[138px]" />,
)

/** Headers that RabbitMQ or a plugin of its gives a meaning, with the type that it wants. */
const known: Record<string, { type: FieldInputType; help: 'delay' | 'streamFilter' | 'cc' | 'bcc' }> = {
  'x-delay': { type: 'int32', help: 'delay' },
  'x-stream-filter-value': { type: 'string', help: 'streamFilter' },
  CC: { type: 'array', help: 'cc' },
  BCC: { type: 'array', help: 'bcc' },
}
const knownOf = (name: string) => (Object.hasOwn(known, name) ? known[name] : undefined)

/** Headers as rows of name, type and value, or as JSON; each type says how its values are written. */
export function HeadersSection({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish')
  const delayHelp = useDelayHelp(form)
  const [look, setLook] = useState<'rows' | 'json'>('rows')
  const looks = (
    <RadioGroup
      look="segments"
      label={t('headersLook.label')}
      labelHidden
      value={look}
      onChange={setLook}
      options={[
        { value: 'rows', label: t('headersLook.rows') },
        { value: 'json', label: t('headersLook.json') },
      ]}
    />
  )
  return (
    <div className="border-b border-line-1 px-4 py-2.5 max-sm:px-3">
      {look === 'json' ? (
        <HeadersJson form={form} aside={looks} />
      ) : (
        <RowsField
          control={form.control}
          name="properties.headers"
          label={t('headers')}
          aside={looks}
          types={fieldInputTypes}
          suggestions={Object.keys(known)}
          typeOf={(name) => knownOf(name)?.type}
          helpOf={(name, type) => {
            const help = knownOf(name)?.help
            if (help === 'delay') return delayHelp
            if (help !== undefined) return t(`headerHelp.${help}`)
            return type === 'string' ? undefined : t(`hints.${type}`)
          }}
        />
      )}
    </div>
  )
}
