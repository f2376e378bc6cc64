'use client'

import { useState, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { Button } from '@/components/ui/button'
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog'
import { useProblemWords } from '@/lib/client/problem-words'
import { useIsProduction } from '@/lib/client/production'
import { runAll, type Failed } from '@/lib/client/run-all'
import { exactCount } from '@/lib/i18n/format'
import { sentences } from '@/lib/i18n/sentences'
import { visible } from '@/lib/i18n/visible'
import { Losses } from './losses'
import { NamedList } from './named-list'
import { commonPlace, toldOf, type Told } from './told'
import { ToldName } from './told-name'
import { isTyped, TypeName } from './type-name'

interface BulkDialogProps<T> {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What it is done to; fixed while the dialog is open. */
  items: readonly T[]
  nameOf: (item: T) => string
  /** Its virtual host, if others of its name may be in another one. */
  placeOf?: (item: T) => string
  /** "Delete 3 queues?" */
  title: string
  /** The sentence above the names. */
  lead: ReactNode
  /** What goes with all of them, counted, one line each. */
  losses: readonly ReactNode[]
  /** The verb: "Delete". */
  confirm: string
  /** The name of the only one, or how many there are, must be typed. On a production broker it always must. */
  mustType?: boolean
  /** False while the fields among the children do not fit. */
  valid?: boolean
  act: (item: T) => Promise<unknown>
  /** After a run: what went well, and how many did not. */
  onDone: (done: readonly T[], failed: number) => void
  /** Fields that the action needs. */
  children?: ReactNode
}

/** Requests at a time. */
const atOnce = 4

/**
 * The dialog before something is done to one or many objects: it names them, counts what goes with them, does it to each by
 * itself and keeps showing those where the broker refused, with its reason.
 */
export function BulkDialog<T>(props: BulkDialogProps<T>) {
  const {
    open,
    onOpenChange,
    items,
    nameOf,
    placeOf,
    title,
    lead,
    losses,
    confirm,
    mustType = false,
    valid = true,
    children,
  } = props
  const t = useTranslations('forms')
  const { room } = usePunctuation()
  const isProduction = useIsProduction()
  const tell = (item: T) => toldOf(nameOf(item), placeOf?.(item))
  const told = items.map(tell)
  const place = commonPlace(told)
  const [first] = items
  const only = items.length === 1 ? first : undefined
  const typeName =
    mustType || isProduction ? (only === undefined ? String(items.length) : nameOf(only)) : undefined
  const [typed, setTyped] = useState('')
  const [done, setDone] = useState<number | null>(null)
  const [failed, setFailed] = useState<Failed<T>[]>([])
  const isBusy = done !== null
  const ready = valid && isTyped(typeName, typed)
  const left = failed.length === 0 ? items : failed.map((each) => each.item)

  const run = async () => {
    if (!ready || isBusy) return
    setDone(0)
    const refused = await runAll(left, props.act, {
      atOnce,
      onDone: () => setDone((before) => (before ?? 0) + 1),
    })
    const isRefused = new Set(refused.map((each) => each.item))
    props.onDone(
      left.filter((item) => !isRefused.has(item)),
      refused.length,
    )
    setFailed(refused)
    setDone(null)
    if (refused.length === 0) onOpenChange(false)
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange} busy={isBusy} title={title}>
      <form
        className="contents"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <DialogBody>
          {failed.length === 0 ? (
            <>
              {items.length > 1 ? (
                <NamedList told={place === null ? told : told.map((each) => ({ ...each, place: null }))} />
              ) : null}
              <p className="text-small text-ink-2 wrap-anywhere">
                {place === null ? null : `${t('allInVhost', { vhost: visible(place) })}${room}`}
                {lead}
              </p>
              <Losses losses={losses} />
              {children}
              <TypeName name={typeName} typed={typed} onType={setTyped} />
            </>
          ) : (
            <Failures failed={failed} of={items.length} tell={tell} />
          )}
        </DialogBody>
        <DialogFooter>
          <output className="mr-auto text-small text-ink-2">
            {isBusy ? t('progress', { done: exactCount(done), all: exactCount(left.length) }) : null}
          </output>
          <Button size="large" disabled={isBusy} onClick={() => onOpenChange(false)}>
            {t(failed.length === 0 ? 'cancel' : 'close')}
          </Button>
          <Button type="submit" size="large" kind="danger-fill" disabled={!ready || isBusy}>
            {isBusy ? t('working') : failed.length === 0 ? confirm : t('tryAgain')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}

interface FailuresProps<T> {
  failed: readonly Failed<T>[]
  of: number
  tell: (item: T) => Told
}

/** Those where it did not work, each with its reason. */
function Failures<T>({ failed, of, tell }: FailuresProps<T>) {
  const t = useTranslations('forms')
  const say = useProblemWords()
  return (
    <div role="alert">
      <p className="pb-2 font-medium">
        {t('failed', { failed: exactCount(failed.length), all: exactCount(of) })}
      </p>
      <ul className="flex flex-col gap-2 border-l-2 border-bad pl-2.5 text-small wrap-anywhere">
        {failed.map(({ item, error }) => {
          const { title, detail } = say(error)
          const told = tell(item)
          return (
            <li key={told.id}>
              <ToldName told={told} />
              <span className="block whitespace-pre-line text-ink-2">{sentences(title, detail)}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
