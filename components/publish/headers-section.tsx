'use client'

import { useTranslations } from 'use-intl'
import { RowsField } from '@/components/form/rows-field'
import { fieldInputTypes } from '@/lib/rabbitmq/field-types'
import type { PublishFormState } from './target-fields'

/** Headers as rows of name, type and value; each type says how its values are written. */
export function HeadersSection({ form }: { form: PublishFormState }) {
  const t = useTranslations('publish')
  return (
    <div className="border-b border-line-1 px-4 py-2.5 max-sm:px-3">
      <RowsField
        control={form.control}
        name="properties.headers"
        label={t('headers')}
        types={fieldInputTypes}
        helpOf={(_, type) => (type === 'string' ? undefined : t(`hints.${type}`))}
      />
    </div>
  )
}
