'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { useNow } from '@/components/ui/use-now'
import { toBrowserClock } from '@/lib/client/clock'
import { useProblemWords } from '@/lib/client/problem-words'
import { useRefresh } from '@/lib/client/refresh'
import { formatTime } from '@/lib/i18n/format'
import { sentences } from '@/lib/i18n/sentences'

interface StaleNoteProps {
  error: unknown
  /** When what is still shown was read, in ms of the console's clock. */
  asOf: number
  onRetry: () => void
}

/** Above rows that could not be refreshed: how old they are, why, when it is tried again, and a way to try at once. */
export function StaleNote({ error, asOf, onRetry }: StaleNoteProps) {
  const t = useTranslations('lists')
  const { room } = usePunctuation()
  const say = useProblemWords()
  const now = useNow()
  const [refresh] = useRefresh()
  const { title, detail } = say(error)
  const next = refresh === 0 ? t('staleOff') : t('staleNext', { seconds: String(refresh / 1000) })
  return (
    <Note
      tone="stale"
      action={
        <Button size="small" onClick={onRetry}>
          {t('now')}
        </Button>
      }
    >
      <b className="font-semibold">
        {t('staleSince', { time: now === null ? '…' : formatTime(toBrowserClock(asOf), now) })}
      </b>
      {room}
      {sentences(title, detail, next)}
    </Note>
  )
}
