'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useId, useState, type ReactNode } from 'react'
import {
  useForm,
  useWatch,
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
} from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog'
import { ConsoleError } from '@/lib/api/problem'
import { rememberRefusal, type Wanted } from '@/lib/client/refusals'
import { firstRefusal } from '@/lib/client/first-refusal'
import { useRefusalOf } from '@/lib/client/use-refusal'
import { applyProblem } from './apply-problem'
import { ProblemNote } from './problem-note'

interface FormDialogProps<I extends FieldValues, O> {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  /** The verb on the button that sends: "Declare queue". */
  submit: string
  schema: z.ZodType<O, I>
  values: DefaultValues<I>
  /** The field that takes the focus, where those before it are filled. Not for a touch: it would call the keyboard. */
  first?: Path<I>
  /** Does it. Resolving closes the dialog; what it throws is shown inside, at the fields that it names. */
  onSubmit: (values: O) => Promise<unknown>
  /** The rights that sending these values needs, as they are typed. */
  needs?: (values: I) => readonly Wanted[]
  /** Why these values may not be sent for another reason than those rights. */
  refusal?: ((values: I) => string | undefined) | undefined
  children: (form: UseFormReturn<I, unknown, O>) => ReactNode
}

/** A dialog that holds a form: checked by the schema of the operation, refused in words, sent once. */
export function FormDialog<I extends FieldValues, O>(props: FormDialogProps<I, O>) {
  const { open, onOpenChange, title, description, first } = props
  const [busy, setBusy] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      busy={busy}
      title={title}
      size="wide"
      {...(description === undefined ? {} : { description })}
      {...(first === undefined ? {} : { initialFocus: (by) => by === 'touch' || fieldOf(first) })}
    >
      {/* Mounted only while open, so each opening starts afresh. */}
      <FormBody {...props} busy={busy} onBusy={setBusy} />
    </Dialog>
  )
}

const fieldOf = (name: string) =>
  document.querySelector<HTMLElement>(`[role='dialog'] [name='${CSS.escape(name)}']`)

interface FormBodyProps<I extends FieldValues, O> extends FormDialogProps<I, O> {
  busy: boolean
  onBusy: (busy: boolean) => void
}

function FormBody<I extends FieldValues, O>(props: FormBodyProps<I, O>) {
  const { schema, values, onSubmit, needs = nothing, onOpenChange, busy, onBusy, children } = props
  const t = useTranslations('forms')
  const id = useId()
  const [problem, setProblem] = useState<unknown>(null)
  const form = useForm<I, unknown, O>({
    resolver: zodResolver(schema),
    defaultValues: values,
    mode: 'onTouched',
  })

  const send = form.handleSubmit(async (checked) => {
    setProblem(null)
    onBusy(true)
    try {
      await onSubmit(checked)
      onOpenChange(false)
    } catch (error) {
      rememberRefusal(error, ...needs(form.getValues()))
      const isPlaced = applyProblem(error, form.setError, Object.keys(form.getValues()))
      setProblem(isPlaced ? besideFields(error) : error)
    } finally {
      onBusy(false)
    }
  })

  return (
    <>
      <form id={id} noValidate onSubmit={(event) => void send(event)} className="contents">
        <DialogBody>
          {children(form)}
          {problem === null ? null : <ProblemNote error={problem} />}
        </DialogBody>
      </form>
      <DialogFooter>
        <Button size="large" disabled={busy} onClick={() => onOpenChange(false)}>
          {t('cancel')}
        </Button>
        <Submit id={id} form={form} needs={needs} refusal={props.refusal} label={props.submit} />
      </DialogFooter>
    </>
  )
}

const nothing = (): readonly Wanted[] => []

interface SubmitProps<I extends FieldValues, O> {
  id: string
  form: UseFormReturn<I, unknown, O>
  needs: (values: I) => readonly Wanted[]
  refusal: ((values: I) => string | undefined) | undefined
  label: string
}

/** The button that sends. It alone is drawn anew with each key, when what is typed may need another right. */
function Submit<I extends FieldValues, O>({ id, form, needs, refusal, label }: SubmitProps<I, O>) {
  const t = useTranslations('forms')
  const refusalOf = useRefusalOf()
  useWatch({ control: form.control })
  const { isSubmitting } = form.formState
  const values = form.getValues()
  const refused = firstRefusal(needs(values), refusalOf) ?? refusal?.(values)
  return (
    <Button
      type="submit"
      form={id}
      size="large"
      kind="primary"
      disabled={isSubmitting}
      disabledReason={isSubmitting ? undefined : refused}
    >
      {isSubmitting ? t('working') : label}
    </Button>
  )
}

/** What is left to be said when each field has its message: nothing of bad input, the whole sentence of a refusal. */
const besideFields = (error: unknown): unknown =>
  error instanceof ConsoleError && error.code !== 'invalid_input'
    ? new ConsoleError(error.code, error.message)
    : null
