'use client'

import { FileUp, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { sentences } from '@/lib/i18n/sentences'
import { useTranslations } from '@/lib/i18n/use-translations'
import { FileButton } from '@/components/ui/file-button'
import { IconButton } from '@/components/ui/icon-button'
import { Meter } from '@/components/ui/meter'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { useOwnTexts } from '@/lib/client/own-texts'
import { useProblemWords } from '@/lib/client/problem-words'
import { dropUploaded } from '@/lib/client/queries/batches'
import { uploadFile } from '@/lib/client/upload'
import { formatBytes } from '@/lib/i18n/format'
import type { ChosenFile } from './publish-values'

interface FileFieldProps {
  /** Names the control: "Payload". */
  label: string
  value: ChosenFile | null
  onChange: (file: ChosenFile | null) => void
  /** Sees the file before it is on its way, for a look at its first lines. */
  onFile?: (file: File) => void
  error?: string | undefined
}

/** A file that is uploaded as soon as it is chosen, whole, with its progress. It is published from the console's copy. */
export function FileField({ label, value, onChange, onFile, error }: FileFieldProps) {
  const t = useTranslations('publish')
  const say = useProblemWords()
  const inWords = useOwnTexts()
  const id = useId()
  const kept = useFocusKept<HTMLDivElement>()
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  const drop = () => {
    if (value !== null) void dropUploaded(value.id).catch(() => undefined)
    onChange(null)
  }
  const choose = async (file: File) => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    drop()
    setProblem(null)
    onFile?.(file)
    setSending({ name: file.name, share: 0 })
    try {
      const onProgress = (share: number) => setSending({ name: file.name, share })
      const { id: upload, bytes } = await uploadFile(file, onProgress, controller.signal)
      onChange({ id: upload, name: file.name, bytes })
    } catch (fault) {
      if (!controller.signal.aborted) setProblem(fault)
    } finally {
      if (abort.current === controller) setSending(null)
    }
  }

  const words =
    problem === null
      ? error === undefined
        ? undefined
        : inWords(error)
      : sentences(...Object.values(say(problem)), t('fileLost'))
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div {...kept} className="flex min-w-0 flex-wrap items-center gap-2">
        <FileButton
          label={label}
          error={words === undefined ? undefined : `${id}-error`}
          onChoose={([file]) => void choose(file)}
        >
          <FileUp />
          {value === null ? t('chooseFile') : t('otherFile')}
        </FileButton>
        {value === null ? null : (
          <>
            <span className="mono cut min-w-0 text-small" title={value.name}>
              {value.name}
            </span>
            <span className="text-small text-ink-3">{formatBytes(value.bytes)}</span>
            <IconButton size="small" label={t('removeFile')} icon={<X />} onClick={drop} />
          </>
        )}
      </div>
      {/* There before its word is: what comes with its word is not read out. */}
      <output className="sr-only">{sending === null ? '' : t('uploads', { name: sending.name })}</output>
      {sending === null ? null : (
        <div className="flex max-w-80 flex-col gap-1">
          <p className="text-small text-ink-2">
            {t('uploading', { name: sending.name, percent: String(Math.floor(sending.share * 100)) })}
          </p>
          <Meter share={sending.share} />
        </div>
      )}
      {words === undefined ? null : (
        <p id={`${id}-error`} className="text-micro text-bad-ink">
          {words}
        </p>
      )}
    </div>
  )
}
