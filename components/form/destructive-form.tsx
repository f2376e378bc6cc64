'use client'

import { useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog'
import { TextInput } from '@/components/ui/text-input'
import { Field } from './field'
import { ProblemNote } from './problem-note'

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
  /** The name that must be typed, for production brokers and for what is not empty. */
  typeName?: string | undefined
  /** False while the fields among the children do not fit. */
  valid?: boolean
  onConfirm: () => Promise<unknown>
  /** Fields that the action needs, for example a reason. */
  children?: ReactNode
}

/** The whole of DestructiveDialog. */
export function DestructiveForm(props: DestructiveDialogProps) {
  const { open, onOpenChange, title } = props
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <DestructiveBody {...props} />
    </Dialog>
  )
}

function DestructiveBody(props: DestructiveDialogProps) {
  const { lead, losses, confirm, typeName, valid = true, onConfirm, onOpenChange, children } = props
  const t = useTranslations('forms')
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const ready = valid && (typeName === undefined || typed === typeName)

  const act = async () => {
    if (!ready || busy) return
    setBusy(true)
    setProblem(null)
    try {
      await onConfirm()
      onOpenChange(false)
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
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
        {losses.length === 0 ? null : (
          <ul className="border-l-2 border-bad pl-2.5 text-small leading-[19px] wrap-anywhere">
            {losses.map((loss, index) => (
              // The list is fixed while the dialog is open.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>{loss}</li>
            ))}
          </ul>
        )}
        {children}
        {typeName === undefined ? null : (
          <Field label={t('typeName', { name: typeName })}>
            {(aria) => (
              <TextInput
                {...aria}
                mono
                size="large"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        )}
        {problem === null ? null : <ProblemNote error={problem} />}
      </DialogBody>
      <DialogFooter>
        <Button size="large" onClick={() => onOpenChange(false)}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="large" kind="danger-fill" disabled={!ready || busy}>
          {busy ? t('working') : confirm}
        </Button>
      </DialogFooter>
    </form>
  )
}
