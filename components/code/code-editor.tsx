'use client'

import { useEffect, useRef, useState, type ComponentType } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import { Textarea } from '@/components/ui/textarea'

export type CodeLanguage = 'json' | 'program' | 'text'

export interface CodeEditorProps {
  value: string
  /** Absent: to be read only. */
  onChange?: (value: string) => void
  onBlur?: () => void
  /** The editor's name. */
  label: string
  language: CodeLanguage
  /** `{{…}}` stands out. */
  templates?: boolean
  invalid?: boolean
  /** Id of what describes it: an error, a hint. */
  describedBy?: string
  className?: string
}

/** What the editor takes over from the plain field that stood in its place. */
export interface TakenOver {
  focus: boolean
  from: number
  to: number
}
type Loaded = ComponentType<CodeEditorProps & { takenOver: TakenOver }>

/**
 * Text with colours, line numbers and undo. The editor itself comes after the page; until then, and where it does not come, a
 * plain field stands there, and whatever was typed into it stays.
 */
export function CodeEditor(props: CodeEditorProps) {
  const { value, onChange, onBlur, label, invalid = false, describedBy, className } = props
  const t = useTranslations('code')
  const [editor, setEditor] = useState<{ Editor: Loaded; takenOver: TakenOver } | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    let wanted = true
    let Editor: Loaded | null = null
    let composing = false
    const plain = field.current
    const change = () => {
      if (!wanted || composing || Editor === null) return
      const focus = plain !== null && document.activeElement === plain
      setEditor({
        Editor,
        takenOver: { focus, from: plain?.selectionStart ?? 0, to: plain?.selectionEnd ?? 0 },
      })
    }
    // A character that is being put together by an input method would be lost with its field.
    const compose = (event: Event) => {
      composing = event.type === 'compositionstart'
      if (!composing) setTimeout(change)
    }
    plain?.addEventListener('compositionstart', compose)
    plain?.addEventListener('compositionend', compose)
    import('./code-mirror').then(
      (module) => {
        Editor = module.CodeMirror
        change()
      },
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [])

  const hint = onChange === undefined || editor === null ? undefined : t('leaveHint')
  if (editor !== null) {
    return (
      <>
        <editor.Editor {...props} takenOver={editor.takenOver} />
        {hint === undefined ? null : <span className="sr-only">{hint}</span>}
      </>
    )
  }
  return (
    <Textarea
      ref={field}
      mono
      aria-label={label}
      aria-invalid={invalid ? true : undefined}
      aria-describedby={describedBy}
      className={cx('text-[12px] leading-[18px]', className)}
      value={value}
      readOnly={onChange === undefined}
      onChange={(event) => onChange?.(event.target.value)}
      onBlur={onBlur}
    />
  )
}
