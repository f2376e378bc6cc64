'use client'

import { useReadOnOpen } from '@/components/form/use-read-on-open'
import { lazyPart } from '@/components/ui/lazy-part'
import { exchangeQuery } from '@/lib/client/queries/exchanges'

const BulkExchangesDialog = lazyPart(() =>
  import('./bulk-exchanges-dialog').then((module) => module.BulkExchangesDialog),
)

interface NamedExchangeDialogProps {
  vhost: string
  name: string
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Deletes an exchange of which only the name is known. The dialog names what goes: the exchange is read first. */
export function NamedExchangeDialog({ vhost, name, ...dialog }: NamedExchangeDialogProps) {
  const read = useReadOnOpen(exchangeQuery({ vhost, name }), dialog)
  if (read === null) return null
  return <BulkExchangesDialog exchanges={[read.exchange]} onDone={nothing} {...dialog} />
}

const nothing = () => undefined
