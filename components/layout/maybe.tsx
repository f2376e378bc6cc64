import { Unknown } from '@/components/ui/figures'

interface MaybeProps {
  text: string | null
  /** Missing means that there is none, not that the broker did not say. */
  none?: boolean
}

/** A word of the broker in a table, cut with its whole in the title; "?" when unknown, "—" when there is none. */
export function Maybe({ text, none = false }: MaybeProps) {
  if (text !== null) return <span title={text}>{text}</span>
  return none ? <span className="text-ink-3 in-data-pending:invisible">—</span> : <Unknown />
}
