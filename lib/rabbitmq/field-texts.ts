import type { FieldEntry, FieldValue } from './field'
import { fieldValue, textOf } from './filter/value'

/** Whether this holds for a name or a single value of a header table, or of tables and arrays within it. */
export function someFieldText(entries: readonly FieldEntry[], holds: (text: string) => boolean): boolean {
  return entries.some(({ name, value }) => holds(name) || someOf(value, holds))
}

function someOf(field: FieldValue, holds: (text: string) => boolean): boolean {
  if (field.type === 'table') return someFieldText(field.entries, holds)
  if (field.type === 'array') return field.items.some((item) => someOf(item, holds))
  const text = textOf(fieldValue(field))
  return text !== null && holds(text)
}
