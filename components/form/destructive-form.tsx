'use client'

import { useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog'
import { useIsProduction } from '@/lib/client/production'
import { Losses } from './losses'
import { ProblemNote } from './problem-note'
import { isTyped, TypeName } from './type-name'

export interface DestructiveDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Names the object: "Delete orders.invoice?" */
  title: string
  /** The sentence above the list: "With it go, at once and for good:" */
  lead?: ReactNode
  /** What goes, counted, one line each. */
  losses: readonly ReactNode[]
  /** The verb: "Delete". */
  confirm: string
  /** Of what goes. */
  name: string
  /** The name must be typed. On a production broker it always must. */
  mustType?: boolean
  /** False while the fields among the children do not fit. */
  valid?: boolean
  onConfirm: () => Promise<unknown>
  /** Fields that the action needs, for example a reason. */
  children?: ReactNode
}

/** The whole of DestructiveDialog. */
export function DestructiveForm(props: DestructiveDialogProps) {
  const { open, onOpenChange, title } = props
  const [busy, setBusy] = useState(false)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} busy={busy} title={title}>
      <DestructiveBody {...props} busy={busy} onBusy={setBusy} />
    </Dialog>
  )
}

interface DestructiveBodyProps extends DestructiveDialogProps {
  busy: boolean
  onBusy: (busy: boolean) => void
}

function DestructiveBody(props: DestructiveBodyProps) {
  const { lead, losses, confirm, name, mustType = false, valid = true } = props
  const { onConfirm, onOpenChange, busy, onBusy, children } = props
  const t = useTranslations('forms')
  const isProduction = useIsProduction()
  const typeName = mustType || isProduction ? name : undefined
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const ready = valid && isTyped(typeName, typed)

  const act = async () => {
    if (!ready || busy) return
    onBusy(true)
    setProblem(null)
    try {
      await onConfirm()
      onOpenChange(false)
    } catch (error) {
      setProblem(error)
    } finally {
      onBusy(false)
    }
  }

  return (
    <form
      className="contents"
      onSubmit={(event) => {
        event.preventDefault()
        void act()
      }}
    >
      <DialogBody>
        {lead === undefined ? null : <p className="text-small text-ink-2">{lead}</p>}
        <Losses losses={losses} />
        {children}
        <TypeName name={typeName} typed={typed} onType={setTyped} />
        {problem === null ? null : <ProblemNote error={problem} />}
      </DialogBody>
      <DialogFooter>
        <Button size="large" disabled={busy} onClick={() => onOpenChange(false)}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="large" kind="danger-fill" disabled={!ready || busy}>
          {busy ? t('working') : confirm}
        </Button>
      </DialogFooter>
    </form>
  )
}
