import type { FieldEntry } from './field'
import type { Properties } from './message'

const originalCc = 'x-original-cc'

/** Headers of a message that was delivered once, so that it goes where it is sent and nowhere else. */
export function entriesAgain<E extends Pick<FieldEntry, 'name'>>(entries: readonly E[]): readonly E[] {
  if (!entries.some(({ name }) => name === 'CC' || name === 'BCC')) return entries
  let isKept = entries.some(({ name }) => name === originalCc)
  return entries.flatMap((entry) => {
    if (entry.name === 'BCC') return []
    if (entry.name !== 'CC') return [entry]
    if (isKept) return []
    isKept = true
    return [{ ...entry, name: originalCc }]
  })
}

/** Properties of a message that was delivered once, as `username` publishes it again: the server's `bytesAgain` says the rule. */
export function propertiesAgain(properties: Properties, username: string): Properties {
  const { headers, userId } = properties
  return {
    ...properties,
    headers: headers === null ? null : [...entriesAgain(headers)],
    userId: userId === username ? userId : null,
  }
}
