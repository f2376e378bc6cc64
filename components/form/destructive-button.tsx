'use client'

import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DestructiveDialog } from './destructive-dialog'
import type { DestructiveDialogProps } from './destructive-form'

interface DestructiveButtonProps extends Omit<DestructiveDialogProps, 'open' | 'onOpenChange'> {
  icon: LucideIcon
  /** Why it cannot be done now. */
  disabledReason: string | undefined
}

/** A button that takes something away, after the dialog that names it and what goes with it. */
export function DestructiveButton(props: DestructiveButtonProps) {
  const { icon: Icon, disabledReason, ...dialog } = props
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        kind="danger"
        icon={<Icon />}
        disabledReason={disabledReason}
        {...DestructiveDialog.early}
        onClick={() => setOpen(true)}
      >
        {dialog.confirm}
      </Button>
      <DestructiveDialog {...dialog} open={open} onOpenChange={setOpen} />
    </>
  )
}
