import type { UseQueryResult } from '@tanstack/react-query'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Kbd } from '@/components/ui/kbd'
import type { Fault } from '@/lib/api/fault'
import { ConsoleError } from '@/lib/api/problem'
import { useProblemWords } from '@/lib/client/problem-words'
import type { NameIndex } from '@/lib/client/search/name-index'

/** The keys, and what is known of the names: being read, not readable, not all. */
export function PaletteFoot({ names }: { names: UseQueryResult<NameIndex> }) {
  const t = useTranslations('palette')
  const say = useProblemWords()
  const { data, error, isPending } = names
  return (
    // Phones have no keys: without a word about the names there is no foot.
    <div className="flex min-h-8 flex-none items-center gap-3.5 border-t border-line-2 bg-surface-0 px-4 py-1.5 text-small text-ink-3 max-sm:has-[output:empty]:sr-only">
      <output className="min-w-0 flex-1">
        {error === null ? null : t('failed', { reason: say(error).title })}
        {isPending && error === null ? t('reading') : null}
        {data?.faults.map((fault) => (
          <Unread key={fault.part} fault={fault} />
        ))}
        {data === undefined || data.leftOut === 0 ? null : t('leftOut', { count: data.leftOut })}
      </output>
      <span aria-hidden className="flex flex-none gap-3.5 max-sm:hidden">
        <Hint keys={['↑', '↓']} word={t('move')} />
        <Hint keys={['Enter']} word={t('open')} />
        <Hint keys={['Esc']} word={t('close')} />
      </span>
    </div>
  )
}

const kinds = ['queues', 'exchanges', 'connections'] as const

/** A list of names that could not be read. */
function Unread({ fault: { part, code, detail } }: { fault: Fault }) {
  const t = useTranslations('palette')
  const say = useProblemWords()
  const { room } = usePunctuation()
  const kind = kinds.find((each) => each === part)
  const reason = say(new ConsoleError(code, detail)).title
  return (
    <>
      {kind === undefined ? t('failed', { reason }) : t(`unread.${kind}`, { reason })}
      {room}
    </>
  )
}

function Hint({ keys, word }: { keys: readonly string[]; word: string }) {
  return (
    <span className="flex items-center gap-1">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      {word}
    </span>
  )
}
