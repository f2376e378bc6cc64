'use client'

import { Plus } from 'lucide-react'
import type { ComponentType } from 'react'
import { Button } from '@/components/ui/button'
import { useCreateDialog } from '@/lib/client/create-dialog'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useSession } from '@/lib/client/session-context'
import { useDeclareRefusal } from '@/lib/client/use-declare-refusal'

interface CreateButtonProps {
  label: string
  /** Said where the user may enter no virtual host. */
  noVhost: string
  dialog: ComponentType<{ open: boolean; onOpenChange: (open: boolean) => void }> & { early: object }
}

/** "New queue", "New exchange": the button and its dialog, which `?create=true` opens as well. */
export function CreateButton({ label, noVhost, dialog: Dialog }: CreateButtonProps) {
  const { vhosts } = useSession()
  const readOnly = useReadOnlyReason()
  const refusal = useDeclareRefusal()
  const reason = vhosts.length === 0 ? noVhost : (readOnly ?? refusal)
  const [open, setOpen] = useCreateDialog(reason === undefined)
  return (
    <>
      <Button
        kind="primary"
        icon={<Plus size={16} />}
        disabledReason={reason}
        {...Dialog.early}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} />
    </>
  )
}
