'use client'

import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Page } from '@/components/layout/page'
import { lazyPart } from '@/components/ui/lazy-part'
import { laterPart } from '@/components/ui/later-part'
import { manualConsumer } from '@/lib/client/live/live-snapshot'
import { useLiveView } from '@/lib/client/live/use-live-view'
import { BesideRows } from './beside-rows'
import { LiveControls } from './live-controls'
import { LiveEmpty } from './live-empty'
import { SourceBar } from './source-bar'
import { SourceChoice } from './source-choice'
import { isDefaultExchange } from './source-values'
import { useAnswering } from './use-answering'
import { useColumns } from './use-columns'
import { useDownload } from './use-download'
import { useEndTracing } from './use-end-tracing'
import { useLiveFilter } from './use-live-filter'
import { useOpenMessage } from './use-open-message'
import { useRecord } from './use-record'
import { useRejectTitle } from './use-reject-title'
import { useSearch } from './use-search'
import { useSourceForm } from './use-source-form'
import { useSettling } from './use-settling'
import { useStart } from './use-start'
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

const RejectDialog = lazyPart(() => import('./reject-dialog').then((module) => module.RejectDialog))

/** Watch what flows: tap exchanges, take part as a consumer, read a stream, or see everything by the firehose. */
export function LiveViewer() {
  const t = useTranslations('live')
  const { view, snapshot } = useLiveView()
  const { rows } = view
  const { status, isPaused, replies } = snapshot
  const isRunning = status !== 'idle' && status !== 'ended'
  const form = useSourceForm(isRunning)
  const { source, vhost, exchange, queue } = form.values
  const name = (source === 'tap' ? exchange : queue) || source
  const columns = useColumns()
  const [filter, changeFilter] = useLiveFilter(view)
  const search = useSearch(rows, snapshot.rowsVersion)
  const ticked = useTicked(rows)
  const opened = useOpenMessage(view)
  const { row: shown } = opened
  const download = useDownload(name)
  const record = useRecord(view, name)
  const answering = useAnswering(view, snapshot)
  const endTracing = useEndTracing(view)
  const rejectTitle = useRejectTitle(form.queues.found)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { start, isTried, forget, next } = useStart({
    view,
    form,
    filter,
    isRunning,
    onAnew: () => {
      opened.close()
      ticked.clear()
    },
  })
  const { settle, settleOne, ...rejecting } = useSettling(view)

  const hasConsumer = manualConsumer(snapshot) !== null
  const cannot = source === 'tap' && isDefaultExchange(exchange)
  const unackedIds = view.unackedOf(ticked.rows.map(({ id }) => id))
  const messages = () => Array.from(rows).flatMap((row) => (row.kind === 'message' ? [row] : []))
  const clear = () => {
    view.clear()
    ticked.clear()
  }
  return (
    <Page
      title={t('title')}
      aside={
        <SourceChoice
          source={source}
          isLocked={isRunning}
          onChange={(choice) => {
            forget()
            form.change({ source: choice })
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
            onStart={start}
            onPause={() => view.pause()}
            onResume={() => view.resume()}
            onStop={() => view.stop()}
          />
          <ReplayButton vhost={vhost} rows={messages} />
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
        answering={hasConsumer && isRunning ? answering : null}
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
        rows={ticked.rows}
        unacked={unackedIds.length}
        rejectTitle={rejectTitle}
        onSettle={(settlement) => settle(unackedIds, settlement)}
        onDownload={(kind) => void download(ticked.rows, kind)}
        onClear={ticked.clear}
      />
      <BesideRows
        detail={
          shown === null ? null : (
            <LiveDetail
              row={shown}
              vhost={snapshot.sources[shown.source]?.vhost ?? vhost}
              rejectTitle={rejectTitle}
              onSettle={settleOne}
              onSettleUpTo={(settlement) => settle(view.unackedUpTo(shown.id), settlement)}
              upTo={hasConsumer ? view.unackedUpTo(shown.id).length : 0}
              onDownload={(kind) => void download([shown], kind)}
              onClose={opened.close}
            />
          )
        }
        onClose={opened.close}
      >
        <LiveTable
          rows={rows}
          snapshot={snapshot}
          columns={columns.shown}
          isRelative={columns.isRelative}
          pattern={search.pattern}
          foundId={search.foundId}
          openId={opened.id}
          ticked={ticked.ids}
          tickedHere={ticked.rows.length}
          rejectTitle={rejectTitle}
          onOpen={opened.open}
          onTick={ticked.tick}
          onSettle={settleOne}
          empty={<LiveEmpty snapshot={snapshot} />}
        />
      </BesideRows>
      <LiveFoot snapshot={snapshot} rows={rows.length} />
      <RejectDialog
        open={rejecting.asked !== null}
        onOpenChange={rejecting.forget}
        asked={rejecting.asked}
        rejectTitle={rejectTitle}
        onReject={rejecting.reject}
      />
    </Page>
  )
}
