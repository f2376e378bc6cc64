import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { HighlightStyle, bracketMatching, syntaxHighlighting } from '@codemirror/language'
import { EditorState, Prec, type Extension } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  MatchDecorator,
  ViewPlugin,
  drawSelection,
  keymap,
  lineNumbers,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import type { CodeLanguage } from './code-editor'
import { shownCode } from './shown-code'

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: [tags.bool, tags.null, tags.keyword], color: 'var(--code-word)' },
  { tag: tags.comment, color: 'var(--ink-3)' },
])

const theme = EditorView.theme({
  '&': {
    flex: '1',
    minHeight: '0',
    color: 'var(--ink-1)',
    backgroundColor: 'var(--surface-1)',
    border: '1px solid var(--line-control)',
    borderRadius: 'var(--radius-s)',
    fontSize: '12px',
  },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '0' },
  '&:has([aria-invalid=true])': { borderColor: 'var(--bad)' },
  '.cm-scroller': { flex: '1', fontFamily: 'var(--font-code)', lineHeight: '18px', overflow: 'auto' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--ink-1)' },
  '.cm-line': { padding: '0 8px' },
  '.cm-gutters': {
    alignSelf: 'stretch',
    height: 'auto',
    color: 'var(--ink-3)',
    backgroundColor: 'var(--surface-2)',
    borderRight: '1px solid var(--line-1)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--ink-1)' },
  '& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'color-mix(in oklch, var(--focus) 28%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--surface-2)' },
  '.cm-template': { backgroundColor: 'var(--selected)', color: 'var(--ink-1)', borderRadius: '2px' },
})

/** The nonce of this page. Browsers hide the attribute from selectors' values, not from scripts. */
const pageNonce = (): string => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''

/** What every editor has. Tab indents, Esc and then Tab leaves; Ctrl Enter is left to the form around. */
export const baseExtensions = (readOnly: boolean): Extension => [
  EditorView.cspNonce.of(pageNonce()),
  theme,
  syntaxHighlighting(colours),
  lineNumbers(),
  drawSelection(),
  bracketMatching(),
  EditorView.lineWrapping,
  readOnly
    ? [EditorState.readOnly.of(true), EditorView.editable.of(false)]
    : [
        history(),
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => true }])),
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
      ],
]

/** Name, error and description for those who listen. What cannot be edited can still be scrolled by keys. */
export const contentAttributes = (props: {
  label: string
  invalid?: boolean
  describedBy?: string
}): Extension =>
  EditorView.contentAttributes.of({
    'aria-label': props.label,
    tabindex: '0',
    spellcheck: 'false',
    ...(props.invalid === true ? { 'aria-invalid': 'true' } : {}),
    ...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy }),
  })

const templateMarks = new MatchDecorator({
  regexp: /\{\{[^{}\n]*\}\}/g,
  decoration: Decoration.mark({ class: 'cm-template' }),
})
const markTemplates = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = templateMarks.createDeco(view)
    }
    update(update: ViewUpdate) {
      this.decorations = templateMarks.updateDeco(update, this.decorations)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

/** Colours of the language, and what stands out in it. */
export const languageExtensions = (language: CodeLanguage, templates: boolean): Extension => [
  language === 'json' ? json() : language === 'program' ? shownCode : [],
  templates ? markTemplates : [],
]
