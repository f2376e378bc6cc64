'use client'

import { TypedRows, type RowError, type TypedRow } from '@/components/form/typed-rows'
import { useTranslations } from '@/lib/i18n/use-translations'
import { argumentTypes, type ArgumentType } from '@/lib/rabbitmq/argument-text'

interface TapArgumentsProps {
  rows: readonly TypedRow<ArgumentType>[]
  errors: readonly (RowError | undefined)[]
  onChange: (rows: TypedRow<ArgumentType>[]) => void
}

const matchNames = ['x-match']

/** What a tap on a headers exchange matches. */
export function TapArguments({ rows, errors, onChange }: TapArgumentsProps) {
  const t = useTranslations('live')
  return (
    <TypedRows
      label={t('arguments')}
      types={argumentTypes}
      rows={rows}
      errors={errors}
      suggestions={matchNames}
      onChange={onChange}
    />
  )
}
