'use client'

import { ListTree } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { IconButton } from '@/components/ui/icon-button'

interface GroupMenuProps {
  /** What parts the names; null: a list. */
  delimiter: string | null
  onChange: (delimiter: string | null) => void
}

const delimiters = ['.', '-', '_', '/', ':']
const off = ''

/** The list as a tree of what a delimiter makes of the names. */
export function GroupMenu({ delimiter, onChange }: GroupMenuProps) {
  const t = useTranslations('queues.tree')
  const isOther = delimiter !== null && !delimiters.includes(delimiter)
  const options = [off, ...delimiters, ...(isOther ? [delimiter] : [])]
  return (
    <ChoiceMenu
      trigger={
        <IconButton label={t('title')} aria-pressed={delimiter !== null} icon={<ListTree size={16} />} />
      }
      options={options.map((each) => ({
        value: each,
        label: each === off ? t('off') : t('by', { delimiter: each }),
      }))}
      value={delimiter ?? off}
      onChange={(next) => onChange(next === off ? null : next)}
    />
  )
}
