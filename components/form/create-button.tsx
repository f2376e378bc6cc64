'use client'

import { Plus } from 'lucide-react'
import type { ComponentType } from 'react'
import { Button } from '@/components/ui/button'
import { useCreateDialog } from '@/lib/client/create-dialog'
import { useReadOnlyReason } from '@/lib/client/read-only'
import { useSession } from '@/lib/client/session-context'

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
  const [open, setOpen] = useCreateDialog(vhosts.length > 0 && readOnly === undefined)
  return (
    <>
      <Button
        kind="primary"
        icon={<Plus size={16} strokeWidth={1.5} aria-hidden />}
        disabledReason={vhosts.length === 0 ? noVhost : readOnly}
        {...Dialog.early}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} />
    </>
  )
}
