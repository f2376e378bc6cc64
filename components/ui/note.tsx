import { Check, Clock, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'

const tones = {
  info: { look: 'bg-info-soft text-info-ink', Icon: Info },
  ok: { look: 'bg-ok-soft text-ok-ink', Icon: Check },
  warn: { look: 'bg-warn-soft text-warn-ink', Icon: TriangleAlert },
  stale: { look: 'bg-warn-soft text-warn-ink', Icon: Clock },
  bad: { look: 'bg-bad-soft text-bad-ink', Icon: OctagonAlert },
} as const

interface NoteProps {
  tone: keyof typeof tones
  children: ReactNode
  /** What only some want to know, folded below a word that unfolds it. */
  more?: { word: string; text: ReactNode }
  action?: ReactNode
  /** For what the person must hear at once. */
  role?: 'alert'
  /** Rounded, for forms and dialogs; flush in panels. */
  boxed?: boolean
}

/** A coloured line that says something about what it stands above. */
export function Note({ tone, children, more, action, role, boxed = false }: NoteProps) {
  const { look, Icon } = tones[tone]
  return (
    <div
      role={role}
      data-note=""
      className={cx(
        'flex flex-none items-start gap-2 text-small',
        boxed
          ? 'rounded-s px-2.5'
          : 'px-4 max-sm:px-3 [[data-note]+&]:border-t [[data-note]+&]:border-line-1',
        action === undefined ? 'py-2' : 'py-1.5',
        look,
      )}
    >
      <Icon className={cx('flex-none', action === undefined ? 'mt-px' : 'mt-[5px]')} />
      <div
        className={cx(
          'min-w-0 flex-1 whitespace-pre-line wrap-anywhere',
          // One line stands in the middle of its button.
          action !== undefined && 'py-1',
        )}
      >
        {children}
        {more === undefined ? null : (
          <details>
            <summary className="w-fit cursor-default rounded-xs underline decoration-dotted underline-offset-2 max-sm:py-1.5">
              {more.word}
            </summary>
            {more.text}
          </details>
        )}
      </div>
      {action}
    </div>
  )
}
