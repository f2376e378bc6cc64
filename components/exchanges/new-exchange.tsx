'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { lazyPart } from '@/components/ui/lazy-part'
import { useCreateDialog } from '@/lib/client/create-dialog'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useSession } from '@/lib/client/session-context'

const NewExchangeDialog = lazyPart(() =>
  import('./new-exchange-dialog').then((module) => module.NewExchangeDialog),
)

/** "New exchange": the button and its dialog. */
export function NewExchange() {
  const t = useTranslations('exchanges.create')
  const { vhosts } = useSession()
  const readOnly = useReadOnlyReason()
  const [open, setOpen] = useCreateDialog(vhosts.length > 0 && readOnly === undefined)
  return (
    <>
      <Button
        kind="primary"
        icon={<Plus size={16} strokeWidth={1.5} aria-hidden />}
        disabledReason={vhosts.length === 0 ? t('noVhost') : readOnly}
        {...NewExchangeDialog.early}
        onClick={() => setOpen(true)}
      >
        {t('title')}
      </Button>
      <NewExchangeDialog open={open} onOpenChange={setOpen} />
    </>
  )
}
