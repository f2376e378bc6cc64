import { Unknown } from '@/components/ui/figures'
import { Word } from '@/components/ui/word'

/** A flag in a table: "yes", a quiet "no", "?" where it is not told. */
export function YesNo({ value }: { value: boolean | null }) {
  if (value === null) return <Unknown />
  return value ? (
    <Word k="lists.yes" />
  ) : (
    <span className="text-ink-3">
      <Word k="lists.no" />
    </span>
  )
}
