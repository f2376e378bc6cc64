import { findJson } from '@/lib/rabbitmq/filter/find-json'
import { pathText } from '@/lib/rabbitmq/filter/names'
import type { Ring } from '@/lib/client/live/ring'

const looked = 40
const most = 60

/** Headers and first levels of JSON that the newest messages have, as paths to offer. */
export function seenPaths(rows: Ring): string[] {
  const paths = new Set<string>()
  for (let index = rows.length - 1; index >= 0 && index >= rows.length - looked; index -= 1) {
    const row = rows.at(index)
    if (row?.kind !== 'message') continue
    const { properties, payload } = row.message.read()
    for (const { name } of properties.headers ?? []) paths.add(pathText({ root: 'headers', steps: [name] }))
    if (payload.encoding === 'utf8') {
      for (const key of firstKeys(payload.text)) paths.add(pathText({ root: 'payload', steps: [key] }))
    }
    if (paths.size > most) break
  }
  return [...paths].toSorted((one, other) => (one < other ? -1 : 1)).slice(0, most)
}

/** Keys of a JSON object that stand near its beginning. */
function firstKeys(text: string): string[] {
  if (!text.trimStart().startsWith('{')) return []
  const names = text.slice(0, 4096).matchAll(/"([^"\\]{1,60})"\s*:/g)
  return [...new Set(Array.from(names, ([, name = '']) => name))].filter(
    (name) => findJson(text, [name]) !== null,
  )
}
