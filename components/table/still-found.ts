import { nameFilter } from '@/lib/rabbitmq/name-filter'

/**
 * What is shown of the rows of before while those that were asked for are on their way: those whose name holds the new filter.
 * Others are no answer to it, and go at once. Undefined when none is left: nothing is known yet.
 */
export function stillFound<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  { name, regex }: { name: string; regex: boolean },
): readonly Row[] | undefined {
  if (name === '' || regex) return rows
  const holds = nameFilter(name)
  const found = rows.filter((row) => holds(nameOf(row)))
  if (found.length === rows.length) return rows
  return found.length === 0 ? undefined : found
}
