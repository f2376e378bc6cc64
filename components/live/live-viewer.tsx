'use client'

import { Activity } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Page } from '@/components/layout/page'
import { EmptyState } from '@/components/ui/empty-state'
import { RadioGroup } from '@/components/ui/radio-group'
import type { Settlement } from '@/lib/api/live'
import type { LiveSnapshot } from '@/lib/client/live/live-snapshot'
import type { MessageRow } from '@/lib/client/live/ring'
import { useLiveView } from '@/lib/client/live/use-live-view'
import { cx } from '@/components/ui/cx'
import { isDefaultExchange } from './check-source'
import { LiveControls } from './live-controls'
import { LiveDetail } from './live-detail'
import { LiveFoot } from './live-foot'
import { LiveNotes } from './live-notes'
import { LiveStatus } from './live-status'
import { LiveTable } from './live-table'
import { SourceBar } from './source-bar'
import { SourceNote } from './source-note'
import { useRejectTitle } from './use-reject-title'
import { useSourceForm } from './use-source-form'

/** Watch what flows: tap an exchange, or take part as a consumer of a queue. */
export function LiveViewer() {
  const t = useTranslations('live')
  const { view, snapshot } = useLiveView()
  const [isTried, setTried] = useState(false)
  const [opened, setOpened] = useState<MessageRow | null>(null)
  const { status, isPaused } = snapshot
  const isRunning = status === 'connecting' || status === 'live' || status === 'reconnecting'
  const form = useSourceForm(isRunning)
  const rejectTitle = useRejectTitle(form.queues.found)

  const start = () => {
    const { source } = form.checked
    setTried(source === null)
    if (source === null) return
    setOpened(null)
    view.start(source)
  }
  const open = useCallback(
    (id: number) => {
      const row = view.rows.find(id)
      if (row?.kind === 'message') setOpened(row)
    },
    [view],
  )
  const settle = useCallback(
    (id: number, settlement: Settlement) => void view.settle([id], settlement),
    [view],
  )
  const close = useCallback(() => {
    setOpened((row) => {
      if (row !== null) document.querySelector<HTMLElement>(`[data-row="${row.id}"]`)?.focus()
      return null
    })
  }, [])
  useCloseOnEscape(opened !== null, close)

  // The row as it is now; as it was when it has left the ring.
  const now = opened === null ? undefined : view.rows.find(opened.id)
  const shown = now?.kind === 'message' ? now : opened
  const { source } = form.values
  const cannot = source === 'tap' && isDefaultExchange(form.values.exchange)

  return (
    <Page
      title={t('title')}
      aside={
        <fieldset disabled={isRunning} className="contents">
          <RadioGroup
            look="segments"
            label={t('source')}
            labelHidden
            value={source}
            options={[
              { value: 'tap', label: t('tap'), disabled: isRunning },
              { value: 'queue', label: t('consumer'), disabled: isRunning },
            ]}
            onChange={(next) => {
              setTried(false)
              form.change({ source: next })
            }}
          />
        </fieldset>
      }
      actions={
        <LiveControls
          isRunning={isRunning}
          isPaused={isPaused}
          refusal={cannot ? t('cannotTapDefault') : null}
          onStart={start}
          onPause={() => view.pause()}
          onResume={() => view.resume()}
          onStop={() => view.stop()}
        />
      }
    >
      <SourceBar form={form} isLocked={isRunning} isTried={isTried} />
      {isRunning ? null : <SourceNote form={form} />}
      <LiveStatus snapshot={snapshot} onClear={view.rows.length > 0 ? () => view.clear() : null} />
      <LiveNotes snapshot={snapshot} />
      <div
        className={cx(
          'relative grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] border-t border-line-2',
          shown !== null && 'lg:grid-cols-[minmax(0,1fr)_396px]',
        )}
      >
        <LiveTable
          rows={view.rows}
          snapshot={snapshot}
          openId={opened?.id ?? null}
          rejectTitle={rejectTitle}
          onOpen={open}
          onSettle={settle}
          empty={<Empty snapshot={snapshot} />}
        />
        {shown === null ? null : (
          <LiveDetail row={shown} rejectTitle={rejectTitle} onSettle={settle} onClose={close} />
        )}
      </div>
      <LiveFoot snapshot={snapshot} rows={view.rows.length} />
    </Page>
  )
}

function Empty({ snapshot }: { snapshot: LiveSnapshot }) {
  const t = useTranslations('live')
  if (snapshot.error !== null) return null
  if (snapshot.status === 'connecting') {
    return <EmptyState icon={<Activity size={16} strokeWidth={1.5} />} title={t('connecting')} />
  }
  const isWaiting = snapshot.status === 'live' || snapshot.status === 'reconnecting'
  return (
    <EmptyState
      icon={<Activity size={16} strokeWidth={1.5} />}
      title={isWaiting ? t('waitingTitle') : t('emptyTitle')}
    >
      {isWaiting ? (snapshot.source?.kind === 'tap' ? t('waitingTap') : t('waitingQueue')) : t('emptyHelp')}
    </EmptyState>
  )
}

/** Esc closes the message, unless something above it took the key. */
function useCloseOnEscape(isOpen: boolean, close: () => void) {
  useEffect(() => {
    if (!isOpen) return undefined
    const handle = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close()
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [isOpen, close])
}
