'use client'

import { Annotation, Compartment, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { cx } from '@/components/ui/cx'
import type { CodeEditorProps, TakenOver } from './code-editor'
import { baseExtensions, contentAttributes, languageExtensions } from './editor-setup'

/** Marks what came from outside, which is not told to the outside again. */
const fromOutside = Annotation.define<boolean>()

/** CodeMirror in React's clothes. Its own module, so that it is loaded when an editor is shown and not before. */
export function CodeMirror(props: CodeEditorProps & { takenOver: TakenOver }) {
  const { value, onChange, language, templates = false, className, takenOver } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  const attributes = useRef(new Compartment())
  const words = useRef(new Compartment())
  const readOnly = onChange === undefined
  const first = useRef({ value, takenOver, readOnly, language, templates })

  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    if (host.current === null) return undefined
    const start = first.current
    const { from, to, focus } = start.takenOver
    const length = start.value.length
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: start.value,
        // What was pasted with CRLF is shorter by now than the field that it was pasted into said.
        selection: { anchor: Math.min(from, length), head: Math.min(to, length) },
        extensions: [
          baseExtensions(start.readOnly),
          attributes.current.of(contentAttributes(latest.current)),
          words.current.of(languageExtensions(start.language, start.templates)),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return
            if (update.transactions.some((each) => each.annotation(fromOutside) === true)) return
            latest.current.onChange?.(update.state.doc.toString())
          }),
          EditorView.domEventHandlers({ blur: () => latest.current.onBlur?.() }),
        ],
      }),
    })
    view.current = editor
    if (focus) editor.focus()
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [])

  useEffect(() => {
    const editor = view.current
    if (editor === null || editor.state.doc.toString() === value) return
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: value },
      annotations: fromOutside.of(true),
    })
  }, [value])

  useEffect(() => {
    view.current?.dispatch({ effects: words.current.reconfigure(languageExtensions(language, templates)) })
  }, [language, templates])

  const { label, invalid, describedBy } = props
  useEffect(() => {
    view.current?.dispatch({
      effects: attributes.current.reconfigure(
        contentAttributes({
          label,
          ...(invalid === undefined ? {} : { invalid }),
          ...(describedBy === undefined ? {} : { describedBy }),
        }),
      ),
    })
  }, [label, invalid, describedBy])

  return <div ref={host} className={cx('flex min-h-0 min-w-0 flex-col', className)} />
}
