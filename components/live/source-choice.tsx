'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { RadioGroup } from '@/components/ui/radio-group'
import { useSession } from '@/lib/client/session-context'
import { sourceKinds, type SourceKind } from './source-values'

interface SourceChoiceProps {
  source: SourceKind
  isLocked: boolean
  onChange: (source: SourceKind) => void
}

/** What to watch; the firehose is for administrators. */
export function SourceChoice({ source, isLocked, onChange }: SourceChoiceProps) {
  const t = useTranslations('live')
  const { user } = useSession()
  const isAdministrator = user.tags.includes('administrator')
  const kinds = sourceKinds.filter((kind) => kind !== 'firehose' || isAdministrator || source === kind)
  return (
    <RadioGroup
      look="segments"
      label={t('source')}
      labelHidden
      value={source}
      options={kinds.map((kind) => ({ value: kind, label: t(`sources.${kind}`), disabled: isLocked }))}
      onChange={onChange}
    />
  )
}
