'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { useToast } from '@/components/ui/toast'
import type { LiveView } from '@/lib/client/live/live-view'
import type { Recorder, Recording } from '@/lib/client/live/recorder'
import { saveFile } from '@/lib/client/save-file'
import { useLacks } from './use-lacks'
import { fileName } from './use-download'

export interface Record {
  /** Null while nothing is recorded. */
  recording: Recording | null
  toggle: () => void
}

const nothing: Recording = { count: 0, characters: 0, missing: 0, cut: 0, isFull: false }

/** Recording of what comes, saved when it is stopped. Leaving the page ends it. */
export function useRecord(view: LiveView, what: string): Record {
  const t = useTranslations('live')
  const toast = useToast()
  const lacks = useLacks()
  const recorder = useRef<Recorder | null>(null)
  const [recording, setRecording] = useState<Recording | null>(null)
  useEffect(() => () => void recorder.current?.stop(), [])

  const start = async () => {
    const loaded = await import('@/lib/client/live/recorder')
    recorder.current = new loaded.Recorder(view, setRecording)
    setRecording(nothing)
  }
  const stop = async (running: Recorder) => {
    recorder.current = null
    const { content, count, missing, cut } = await running.stop()
    setRecording(null)
    if (count + cut === 0) {
      toast({ title: t('recordedNothing') })
      return
    }
    saveFile(fileName(`recording-${what}`, 'jsonl'), content)
    toast({
      title: t('recorded', { count }),
      ...lacks(missing, cut),
    })
  }
  return {
    recording,
    toggle: () => void (recorder.current === null ? start() : stop(recorder.current)),
  }
}
