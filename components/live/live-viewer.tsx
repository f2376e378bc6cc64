'use client'

import { useCallback, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { parseAsString } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'
import { Page } from '@/components/layout/page'
import { Split } from '@/components/layout/split'
import { lazyPart } from '@/components/ui/lazy-part'
import { RadioGroup } from '@/components/ui/radio-group'
import { laterPart } from '@/components/ui/later-part'
import { useIsPhone } from '@/components/ui/use-media'
import { useTellMissing } from '@/components/ui/use-say-failed'
import type { Settlement } from '@/lib/api/live-names'
import { manualConsumer } from '@/lib/client/live/live-snapshot'
import type { MessageRow } from '@/lib/client/live/ring'
import { useLiveView } from '@/lib/client/live/use-live-view'
import { useSession } from '@/lib/client/session-context'
import { LiveControls } from './live-controls'
import { LiveEmpty } from './live-empty'
import { SourceBar } from './source-bar'
import { isDefaultExchange, sourceKinds } from './source-values'
import { useAnswering } from './use-answering'
import { useCloseOnEscape } from './use-close-on-escape'
import { useColumns } from './use-columns'
import { useDownload } from './use-download'
import { useEndTracing } from './use-end-tracing'
import { useRecord } from './use-record'
import { useRejectTitle } from './use-reject-title'
import { useSearch } from './use-search'
import { useSourceForm } from './use-source-form'
import { useSettling } from './use-settling'
import { useTicked } from './use-ticked'

const ToolBar = laterPart(
  () => import('./tool-bar').then((module) => module.ToolBar),
  () => <div className="h-10 flex-none border-t border-line-2 max-sm:h-12" />,
)
const SourceNote = laterPart(
  () => import('./source-note').then((module) => module.SourceNote),
  () => <div className="h-[50px] flex-none bg-info-soft" />,
)
const LiveStatus = laterPart(
  () => import('./live-status').then((module) => module.LiveStatus),
  () => <div className="h-9 flex-none border-t border-line-2" />,
)
const TickedBar = laterPart(() => import('./ticked-bar').then((module) => module.TickedBar))

const LiveTable = laterPart(() => import('./live-table').then((module) => module.LiveTable))

const LiveFoot = laterPart(
  () => import('./live-foot').then((module) => module.LiveFoot),
  () => <div className="h-8 flex-none border-t border-line-2 bg-surface-0" />,
)
const LiveDetail = laterPart(() => import('./live-detail').then((module) => module.LiveDetail))

const RepliesBar = laterPart(() => import('./replies-bar').then((module) => module.RepliesBar))

const SourceRefusal = laterPart(() => import('./source-refusal').then((module) => module.SourceRefusal))
const LiveNotes = laterPart(() => import('./live-notes').then((module) => module.LiveNotes))
const ReplayButton = laterPart(() => import('./replay-button').then((module) => module.ReplayButton))

const Drawer = lazyPart(() => import('@/components/ui/drawer').then((module) => module.Drawer))

const CompareDialog = lazyPart(() => import('./compare-dialog').then((module) => module.CompareDialog))

const RejectDialog = lazyPart(() => import('./reject-dialog').then((module) => module.RejectDialog))

const filterParam = parseAsString.withDefault('')

/** Watch what flows: tap exchanges, take part as a consumer, read a stream, or see everything by the firehose. */
export function LiveViewer() {
  const t = useTranslations('live')
  const tellMissing = useTellMissing()
  const { user } = useSession()
  const { view, snapshot } = useLiveView()
  const { rows } = view
  const isPhone = useIsPhone()
  const [isTried, setTried] = useState(false)
  const [opened, setOpened] = useState<MessageRow | null>(null)
  const [isComparing, setComparing] = useState(false)
  const [filter, keepFilter] = useQueryState('filter', filterParam)
  const { status, isPaused, replies } = snapshot
  const isRunning = status !== 'idle' && status !== 'ended'
  const form = useSourceForm(isRunning)
  const { source } = form.values
  const columns = useColumns()
  const search = useSearch(rows, snapshot.rowsVersion)
  const ticked = useTicked(rows)
  const name = (source === 'tap' ? form.values.exchange : form.values.queue) || source
  const download = useDownload(name)
  const record = useRecord(view, name)
  const rejectTitle = useRejectTitle(form.queues.found)

  const start = async () => {
    const { sources } = await form.check()
    setTried(sources === null)
    if (sources === null) return
    if (!view.keeps(sources)) {
      setOpened(null)
      ticked.clear()
    }
    view.start(sources, filter)
  }
  const changeFilter = useCallback(
    (next: string) => {
      keepFilter(next === '' ? null : next)
      view.setFilter(next)
    },
    [view, keepFilter],
  )
  const open = useCallback(
    (id: number) => {
      const row = view.rows.find(id)
      if (row?.kind === 'message') setOpened(row)
    },
    [view],
  )
  const { settle, ...rejecting } = useSettling(view)
  const settleOne = useCallback(
    (id: number, settlement: Settlement, isKey?: boolean) => settle([id], settlement, isKey),
    [settle],
  )
  const close = useCallback(() => setOpened(null), [])
  useCloseOnEscape(opened !== null, close)

  // The row as it is now; as it was when it has left the ring.
  const now = opened === null ? undefined : rows.find(opened.id)
  const shown = now?.kind === 'message' ? now : opened
  const [refusal, setRefusal] = useState<string | null>(null)
  const cannot = source === 'tap' && isDefaultExchange(form.values.exchange)
  const isAdministrator = user.tags.includes('administrator')
  const kinds = sourceKinds.filter((kind) => kind !== 'firehose' || isAdministrator || source === kind)
  const tickedRows = ticked.rows
  const unackedIds = view.unackedOf(tickedRows.map(({ id }) => id))
  const answering = useAnswering(view, snapshot)
  const endTracing = useEndTracing(view)
  const { sources } = form.checked
  const next =
    isRunning || rows.length === 0 || sources === null
      ? null
      : view.keeps(sources)
        ? 'startKeeps'
        : 'startClears'
  const clear = () => {
    view.clear()
    ticked.clear()
  }
  const messages = () => Array.from(rows).flatMap((row) => (row.kind === 'message' ? [row] : []))

  const detail =
    shown === null ? null : (
      <LiveDetail
        row={shown}
        vhost={snapshot.sources[shown.source]?.vhost ?? form.values.vhost}
        rejectTitle={rejectTitle}
        onSettle={settleOne}
        onSettleUpTo={(settlement) => settle(view.unackedUpTo(shown.id), settlement)}
        upTo={manualConsumer(snapshot) === null ? 0 : view.unackedUpTo(shown.id).length}
        onDownload={(kind) => void download([shown], kind)}
        onClose={close}
      />
    )

  return (
    <Page
      title={t('title')}
      aside={
        <RadioGroup
          look="segments"
          label={t('source')}
          labelHidden
          value={source}
          options={kinds.map((kind) => ({ value: kind, label: t(`sources.${kind}`), disabled: isRunning }))}
          onChange={(next) => {
            setTried(false)
            form.change({ source: next })
          }}
        />
      }
      actions={
        <>
          <LiveControls
            isRunning={isRunning}
            isPaused={isPaused}
            refusal={cannot ? t('cannotTapDefault') : refusal}
            record={record}
            onStart={() => void start().catch(tellMissing)}
            onPause={() => view.pause()}
            onResume={() => view.resume()}
            onStop={() => view.stop()}
          />
          <ReplayButton vhost={form.values.vhost} rows={messages} />
        </>
      }
    >
      <SourceBar form={form} isLocked={isRunning} isTried={isTried} />
      {isRunning || next === 'startKeeps' ? null : <SourceNote form={form} />}
      <SourceRefusal values={form.values} ended={snapshot.error} onChange={setRefusal} />
      <ToolBar
        filter={filter}
        onFilter={changeFilter}
        filterError={snapshot.filterError}
        search={search}
        columns={columns}
        hasRows={rows.length > 0}
        rows={rows}
        onDownload={(kind) => void download(messages(), kind)}
        answering={manualConsumer(snapshot) === null || !isRunning ? null : answering}
      />
      <LiveStatus
        snapshot={snapshot}
        shown={rows.messages}
        recording={record.recording}
        next={next === null ? null : t(next)}
        onClear={rows.length > 0 ? clear : null}
      />
      {replies === null ? null : <RepliesBar replies={replies} onStop={() => void answering.end()} />}
      <LiveNotes
        snapshot={snapshot}
        onUnfilter={() => changeFilter('')}
        onEndTracing={endTracing}
        onRetry={() => view.retryNow()}
      />
      {/* There without any, too: its code must not come between the first tick and the second, and move the rows then. */}
      <TickedBar
        count={tickedRows.length}
        unacked={unackedIds.length}
        rejectTitle={rejectTitle}
        onSettle={(settlement) => settle(unackedIds, settlement)}
        onCompare={() => setComparing(true)}
        onDownload={(kind) => void download(tickedRows, kind)}
        onClear={ticked.clear}
      />
      <Split place="live" width={396} side={isPhone ? null : detail} narrow="over">
        <LiveTable
          rows={rows}
          snapshot={snapshot}
          columns={columns.shown}
          isRelative={columns.isRelative}
          pattern={search.pattern}
          foundId={search.foundId}
          openId={opened?.id ?? null}
          ticked={ticked.ids}
          tickedHere={tickedRows.length}
          rejectTitle={rejectTitle}
          onOpen={open}
          onTick={ticked.tick}
          onSettle={settleOne}
          empty={<LiveEmpty snapshot={snapshot} />}
        />
      </Split>
      <Drawer
        open={isPhone && detail !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) close()
        }}
        label={t('message')}
      >
        {detail}
      </Drawer>
      <LiveFoot snapshot={snapshot} rows={rows.length} />
      <RejectDialog
        open={rejecting.asked !== null}
        onOpenChange={rejecting.forget}
        asked={rejecting.asked}
        rejectTitle={rejectTitle}
        onReject={rejecting.reject}
      />
      <CompareDialog
        open={isComparing && tickedRows.length === 2}
        onOpenChange={setComparing}
        rows={tickedRows}
      />
    </Page>
  )
}
