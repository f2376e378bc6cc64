import { Word } from '@/components/ui/word'

/** A flag in a table: "yes", a quiet "no". */
export function YesNo({ value }: { value: boolean }) {
  return value ? (
    <Word k="lists.yes" />
  ) : (
    <span className="text-ink-3">
      <Word k="lists.no" />
    </span>
  )
}
