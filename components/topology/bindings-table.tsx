'use client'

import { Share2 } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { BindingList } from '@/components/binding-list/binding-list'
import { EmptyState } from '@/components/ui/empty-state'

interface BindingsTableProps {
  vhost: string
  find: string
  onClear: () => void
}

/** The same graph as a table, for those who read rather than look. */
export function BindingsTable({ vhost, find, onClear }: BindingsTableProps) {
  const t = useTranslations('topology')
  return (
    <BindingList
      fill
      vhost={vhost}
      find={{ text: find, clear: onClear }}
      empty={
        <EmptyState icon={<Share2 size={16} />} title={t('tableEmptyTitle', { vhost })}>
          {t('tableEmptyHelp')}
        </EmptyState>
      }
    />
  )
}
