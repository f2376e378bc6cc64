'use client'

import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { FileButton } from '@/components/ui/file-button'
import { Dialog } from '@/components/ui/dialog'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { useToast } from '@/components/ui/toast'
import { gatherFile } from '@/lib/client/live/download'
import type { MessageRow } from '@/lib/client/live/ring'
import { startReplay } from './start-replay'
import { PublishAddressFields, type PublishAddress } from './publish-address-fields'
import { UnsentNote } from './unsent-note'
import { useSending } from './use-sending'

interface ReplayDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  vhost: string
  /** The messages that are here, to be replayed without a file. */
  rows: () => MessageRow[]
}

const speeds = ['1', '2', '10', 'all'] as const
type Speed = (typeof speeds)[number]

/** Publishes a recording again as a batch: where it went or elsewhere, at the pace at which it came or faster. */
export function ReplayDialog({ open, onOpenChange, vhost, rows }: ReplayDialogProps) {
  const t = useTranslations('live')
  const publish = useTranslations('publish')
  const toast = useToast()
  const [from, setFrom] = useState<'file' | 'rows'>('file')
  const [file, setFile] = useState<File | null>(null)
  const [to, setTo] = useState<'line' | 'form'>('line')
  const [address, setAddress] = useState<PublishAddress>({ exchange: '', routingKey: '' })
  const [speed, setSpeed] = useState<Speed>('1')
  // From then on it may run, and nothing here calls it off.
  const [isBegun, setBegun] = useState(false)
  const { isSending, unsent, begin, callOff } = useSending(() => {
    toast({ title: t('replayStarted'), description: t('replayWhere') })
    onOpenChange(false)
  })

  const replay = async (signal: AbortSignal) => {
    setBegun(false)
    const gathered = from === 'file' ? null : await gatherFile(rows(), 'jsonl', signal)
    const content = gathered?.content ?? file
    if (content === null) return null
    const pace = speed === 'all' ? null : Number(speed)
    const format = { kind: 'json-lines', target: to, pace } as const
    const isSeen = await startReplay(content, { vhost, ...address, payload: '' }, format, {
      signal,
      onBegin: () => setBegun(true),
    })
    const missing = gathered?.missing ?? 0
    if (missing > 0) toast({ title: t('downloadMissing', { count: missing }), isProblem: true })
    return isSeen ? null : ({ kind: 'not-seen' } as const)
  }
  const isMissing = from === 'file' && file === null
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      busy={isSending}
      title={t('replay')}
      description={t('replayHelp', { vhost })}
      size="wide"
      footer={
        <>
          <Button
            disabled={isSending && isBegun}
            onClick={() => {
              callOff()
              onOpenChange(false)
            }}
          >
            {t('cancel')}
          </Button>
          <Button
            kind="primary"
            disabledReason={isSending ? t('replySending') : isMissing ? t('replayChoose') : null}
            onClick={() => void begin(replay)}
          >
            {t('replay')}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('replayFrom')}
        value={from}
        options={[
          { value: 'file', label: t('replayFile') },
          { value: 'rows', label: t('replayRows') },
        ]}
        onChange={setFrom}
      />
      {from === 'file' ? (
        <div className="flex min-w-0 items-center gap-2">
          <FileButton
            label={t('replayFile')}
            accept=".jsonl,.ndjson,application/x-ndjson"
            onChoose={([chosen]) => setFile(chosen)}
          >
            <FileUp />
            {publish(file === null ? 'chooseFile' : 'otherFile')}
          </FileButton>
          {file === null ? null : (
            <span className="mono cut min-w-0 text-small" title={file.name}>
              {file.name}
            </span>
          )}
        </div>
      ) : null}
      <RadioGroup
        label={t('replayTo')}
        value={to}
        options={[
          { value: 'line', label: t('replayAsRecorded') },
          { value: 'form', label: t('replayElsewhere') },
        ]}
        onChange={setTo}
      />
      {to === 'form' ? (
        <div className="grid grid-cols-2 gap-3">
          <PublishAddressFields address={address} onChange={setAddress} />
        </div>
      ) : null}
      <Field label={t('replaySpeed')} help={t('replaySpeedHelp')} className="w-64">
        {(aria) => (
          <Select
            {...aria}
            value={speed}
            options={speeds.map((value) => ({ value, label: t(`speeds.${value}`) }))}
            onChange={(event) => setSpeed(speeds.find((value) => value === event.target.value) ?? '1')}
          />
        )}
      </Field>
      <UnsentNote unsent={unsent} />
    </Dialog>
  )
}
