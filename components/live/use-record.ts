'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { neededCode } from '@/components/ui/needed-code'
import { useToast } from '@/components/ui/toast'
import { useTellMissing } from '@/components/ui/use-say-failed'
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

/** Recording of what comes, saved when it is stopped, and when one goes to another page. Closing the tab is asked about first. */
export function useRecord(view: LiveView, what: string): Record {
  const t = useTranslations('live')
  const toast = useToast()
  const lacks = useLacks()
  const tellMissing = useTellMissing()
  const recorder = useRef<Recorder | null>(null)
  const [recording, setRecording] = useState<Recording | null>(null)
  const isHere = useRef(false)
  // Two presses may come before the first has begun or ended one.
  const underWay = useRef(false)

  const start = async () => {
    const loaded = await neededCode(() => import('@/lib/client/live/recorder'))
    if (!isHere.current) return
    recorder.current = new loaded.Recorder(view, setRecording)
    setRecording(loaded.blank)
  }
  const stop = async (running: Recorder) => {
    const { content, count, missing, unread, cut } = await running.stop()
    recorder.current = null
    setRecording(null)
    if (count + cut === 0) {
      toast({ title: t('recordedNothing'), ...lacks(missing, cut, unread) })
      return
    }
    saveFile(fileName(`recording-${what}`, 'jsonl'), content)
    toast({
      title: t('recorded', { count }),
      ...lacks(missing, cut, unread),
    })
  }
  const toggle = async () => {
    if (underWay.current) return
    underWay.current = true
    try {
      await (recorder.current === null ? start() : stop(recorder.current))
    } finally {
      underWay.current = false
    }
  }
  const leave = useRef(stop)
  useEffect(() => {
    leave.current = stop
  })
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      if (recorder.current !== null && !underWay.current) void leave.current(recorder.current)
    }
  }, [])
  const isRecording = recording !== null
  useEffect(() => {
    if (!isRecording) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isRecording])
  return {
    recording,
    toggle: () => void toggle().catch(tellMissing),
  }
}
