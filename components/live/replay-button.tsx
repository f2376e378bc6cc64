'use client'

import { FastForward } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { lazyPart } from '@/components/ui/lazy-part'
import type { MessageRow } from '@/lib/client/live/ring'

const ReplayDialog = lazyPart(() => import('./replay-dialog').then((module) => module.ReplayDialog))

/** Opens what publishes a recording again. */
export function ReplayButton({ vhost, rows }: { vhost: string; rows: () => MessageRow[] }) {
  const t = useTranslations('live')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<FastForward />} {...ReplayDialog.early} onClick={() => setOpen(true)}>
        {t('replay')}
      </Button>
      <ReplayDialog open={isOpen} onOpenChange={setOpen} vhost={vhost} rows={rows} />
    </>
  )
}
