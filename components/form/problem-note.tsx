'use client'

import { Note } from '@/components/ui/note'
import { useProblemWords } from '@/lib/client/problem-words'

/** A problem inside a form or dialog: what, the broker's words, what next. */
export function ProblemNote({ error }: { error: unknown }) {
  const say = useProblemWords()
  const { title, detail, next } = say(error)
  return (
    <Note tone="bad" role="alert" boxed>
      <p className="font-semibold">{title}</p>
      {detail === '' ? null : <p>{detail}</p>}
      <p>{next}</p>
    </Note>
  )
}
