'use client'

import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { DestructiveForm } from '@/components/form/destructive-form'
import type { RejectAsked } from './use-settling'

interface RejectDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  asked: RejectAsked | null
  /** What reject means on this queue. */
  rejectTitle: string
  onReject: (asked: RejectAsked) => Promise<void>
}

/**
 * Before messages are rejected that no dead-letter exchange is known to catch, or on a production broker: names their queue, and
 * counts them.
 */
export function RejectDialog({ open, onOpenChange, asked, rejectTitle, onReject }: RejectDialogProps) {
  const t = useTranslations('live')
  // What was asked last stays while the dialog closes.
  const [last, setLast] = useState(asked)
  if (asked !== null && asked !== last) setLast(asked)
  if (last === null) return null
  const { queue, ids } = last
  const count = ids.length
  return (
    <DestructiveForm
      open={open}
      onOpenChange={onOpenChange}
      title={t('rejectAsk', { count, queue })}
      lead={t('rejectLead')}
      losses={[t('rejectCount', { count }), rejectTitle]}
      confirm={t('reject')}
      name={queue}
      onConfirm={() => onReject(last)}
    />
  )
}
