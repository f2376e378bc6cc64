import type { FieldEntry, FieldValue } from './field'

/** Whether a value that our reader did not open is among these, however deep. Without recursion: senders choose the depth. */
export function hasUnread(entries: readonly FieldEntry[]): boolean {
  const rest: FieldValue[] = entries.map(({ value }) => value)
  for (let value = rest.pop(); value !== undefined; value = rest.pop()) {
    if (value.type === 'unread') return true
    if (value.type === 'array') rest.push(...value.items)
    if (value.type === 'table') rest.push(...value.entries.map((entry) => entry.value))
  }
  return false
}
