'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { lazyPart } from '@/components/ui/lazy-part'
import { useReadOnlyReason } from '@/lib/client/read-only'
import type { Connection } from '@/lib/rabbitmq/connection'

const CloseConnectionDialog = lazyPart(() =>
  import('./close-connection-dialog').then((module) => module.CloseConnectionDialog),
)

/** The row's button and the dialog that says what a closed connection takes along. */
export function CloseConnection({ connection }: { connection: Connection }) {
  const t = useTranslations('connections.close')
  const readOnly = useReadOnlyReason()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        aria-label={t('verb')}
        title={t('verb')}
        {...CloseConnectionDialog.early}
        onClick={() => setOpen(true)}
        disabledReason={readOnly}
      >
        {t('short')}
      </Button>
      {open ? <CloseConnectionDialog connection={connection} open onOpenChange={setOpen} /> : null}
    </>
  )
}
