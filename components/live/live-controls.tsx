'use client'

import { Circle, Pause, Play, Square } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { useHydrated } from '@/lib/client/use-hydrated'
import type { Record } from './use-record'

interface LiveControlsProps {
  isRunning: boolean
  isPaused: boolean
  /** Why this source cannot be started at all. */
  refusal: string | null
  record: Record
  onStart: () => void
  onPause: () => void
  onResume: () => void
  onStop: () => void
}

/** A phone has no room for what does nothing now. */
const unlessPhone = (isUseful: boolean) => (isUseful ? '' : 'max-sm:hidden')

/** Start, pause, stop, record. What does nothing now says why. */
export function LiveControls(props: LiveControlsProps) {
  const { isRunning, isPaused, refusal, record, onStart, onPause, onResume, onStop } = props
  const t = useTranslations('live')
  const isAlive = useHydrated()
  const isRecording = record.recording !== null
  return (
    <>
      <Button
        kind="primary"
        className={unlessPhone(!isRunning)}
        icon={<Play />}
        // Pressed before the page is alive it would do nothing.
        disabled={!isAlive}
        disabledReason={isRunning ? t('running') : refusal}
        onClick={onStart}
      >
        {t('start')}
      </Button>
      {isPaused ? (
        <Button icon={<Play />} onClick={onResume}>
          {t('resume')}
        </Button>
      ) : (
        <Button
          className={unlessPhone(isRunning)}
          icon={<Pause />}
          disabledReason={isRunning ? null : t('notPausable')}
          onClick={onPause}
        >
          {t('pause')}
        </Button>
      )}
      <Button
        className={unlessPhone(isRunning)}
        icon={<Square />}
        disabledReason={isRunning ? null : t('notRunning')}
        onClick={onStop}
      >
        {t('stop')}
      </Button>
      <Button
        className={unlessPhone(isRunning || isRecording)}
        icon={<Circle className={isRecording ? 'fill-bad-ink text-bad-ink' : ''} />}
        title={t('recordTitle')}
        aria-pressed={isRecording}
        disabledReason={isRunning || isRecording ? null : t('notRecordable')}
        onClick={record.toggle}
      >
        {t('record')}
      </Button>
    </>
  )
}
