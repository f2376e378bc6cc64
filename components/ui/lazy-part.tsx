'use client'

import { useEffect, useEffectEvent, useState, type ComponentType, type ReactNode } from 'react'
import { useSayFailed } from './use-say-failed'

interface Openable {
  open: boolean
  onOpenChange: (open: boolean) => void
}

interface LazyPart<P> {
  (props: P): ReactNode
  /** For the control that opens it, `{...Part.early}`: the code is on its way before the press. */
  early: { onPointerEnter: () => void; onFocus: () => void }
  /** Fetches the code now, where a press must find it there. */
  fetch: () => void
}

/**
 * What opens on demand, a dialog or a drawer, and whose code comes only then. It stands where the real one would:
 *
 *     const NewQueueDialog = lazyPart(() => import('./new-queue-dialog').then((module) => module.NewQueueDialog))
 *     <Button {...NewQueueDialog.early} onClick={() => setOpen(true)}>…</Button>
 *     <NewQueueDialog open={open} onOpenChange={setOpen} />
 *
 * While the code is awaited, what was pressed stays marked (`data-waiting`). When it cannot be had, for example because the
 * console is down, that is said, nothing is open, and the next press tries again.
 */
export function lazyPart<P extends Openable>(load: () => Promise<ComponentType<P>>): LazyPart<P> {
  let ready: ComponentType<P> | null = null
  let loading: Promise<void> | null = null
  const begin = (): Promise<void> =>
    (loading ??= load().then(
      (component) => {
        ready = component
      },
      (error: unknown) => {
        loading = null
        throw error
      },
    ))
  const fetch = () => void begin().catch(() => undefined)

  function Part(props: P) {
    const { open, onOpenChange } = props
    const sayFailed = useSayFailed()
    // Once opened it stays, so that it can close by itself and give the focus back.
    const [Opened, setOpened] = useState<ComponentType<P> | null>(null)
    if (open && Opened === null && ready !== null) setOpened(() => ready)
    const isAwaited = open && Opened === null

    const fail = useEffectEvent(() => {
      onOpenChange(false)
      sayFailed()
    })
    useEffect(() => {
      if (!isAwaited) return undefined
      let isLeft = false
      const unmark = markWaiting()
      begin().then(
        () => {
          if (!isLeft) setOpened(() => ready)
        },
        () => {
          if (!isLeft) fail()
        },
      )
      return () => {
        isLeft = true
        unmark()
      }
    }, [isAwaited])
    return Opened === null ? null : <Opened {...props} />
  }
  return Object.assign(Part, { early: { onPointerEnter: fetch, onFocus: fetch }, fetch })
}

/** What was pressed has the focus. */
function markWaiting(): () => void {
  const pressed = document.activeElement
  if (!(pressed instanceof HTMLElement) || pressed === document.body) return () => undefined
  pressed.dataset.waiting = ''
  return () => {
    delete pressed.dataset.waiting
  }
}
