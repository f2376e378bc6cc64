interface Place {
  readonly from: number
  readonly to: number
}

const quote = 34
const backslash = 92
const open = new Set([91, 123])
const close = new Set([93, 125])
const isSpace = (code: number) => code === 32 || code === 9 || code === 10 || code === 13

/** `isLate` itself costs more than most steps over a text: it is asked at every so many of them. */
const asksEvery = 1000

/** Asks whether it is late now and then. */
export function seldom(isLate: () => boolean): () => boolean {
  let steps = 0
  return () => {
    steps += 1
    return steps % asksEvery === 0 && isLate()
  }
}

/**
 * Where in a JSON text the value of a path stands, null when it is not there, `late` when there was no time to find it. Walks
 * over the text once for each step, so ten thousand levels are no deeper than one, numbers keep all their digits, and the
 * beginning of a text is enough for what stands in it. Of keys that repeat the last one counts, as with most readers.
 */
export function findJson(text: string, steps: readonly (string | number)[]): Place | null
export function findJson(
  text: string,
  steps: readonly (string | number)[],
  isLate: () => boolean,
): Place | 'late' | null
export function findJson(
  text: string,
  steps: readonly (string | number)[],
  isLate = () => false,
): Place | 'late' | null {
  let from = skipSpace(text, 0)
  for (const step of steps) {
    if (isLate()) return 'late'
    const next =
      text[from] === '{' ? member(text, from, String(step), isLate) : element(text, from, step, isLate)
    if (next === null || next === 'late') return next
    from = next
  }
  const to = valueEnd(text, from)
  return to === from ? null : { from, to }
}

/** The values of a JSON array, as texts; none of anything else. */
export function* jsonItems(text: string): Generator<string, void, void> {
  if (text[0] !== '[') return
  let at = skipSpace(text, 1)
  while (at < text.length && text[at] !== ']') {
    const end = valueEnd(text, at)
    if (end === at) return
    yield text.slice(at, end)
    at = afterComma(text, end)
  }
}

/** The members of a JSON object as texts, by their keys; of keys that repeat the last one. None of anything else. */
export function jsonMembers(text: string): Map<string, string> {
  const members = new Map<string, string>()
  let at = skipSpace(text, 0)
  at = text[at] === '{' ? skipSpace(text, at + 1) : text.length
  while (text[at] === '"') {
    const end = stringEnd(text, at)
    const key = stringOf(text.slice(at, end))
    const value = skipSpace(text, skipSpace(text, end) + 1)
    const after = valueEnd(text, value)
    if (key === null || after === value) return members
    members.set(key, text.slice(value, after))
    at = afterComma(text, after)
  }
  return members
}

function member(text: string, object: number, key: string, isLate: () => boolean): number | 'late' | null {
  const isLateNow = seldom(isLate)
  let found: number | null = null
  let at = skipSpace(text, object + 1)
  while (text[at] === '"') {
    if (isLateNow()) return 'late'
    const end = stringEnd(text, at)
    const colon = skipSpace(text, end)
    if (text[colon] !== ':') return found
    const value = skipSpace(text, colon + 1)
    if (isKey(text, at, end, key)) found = value
    const after = valueEnd(text, value)
    if (after === value) return found
    at = afterComma(text, after)
  }
  return found
}

function element(
  text: string,
  array: number,
  step: string | number,
  isLate: () => boolean,
): number | 'late' | null {
  if (text[array] !== '[' || !/^\d+$/.test(String(step))) return null
  const isLateNow = seldom(isLate)
  let at = skipSpace(text, array + 1)
  for (let index = 0; at < text.length && text[at] !== ']'; index += 1) {
    if (index === Number(step)) return at
    if (isLateNow()) return 'late'
    const end = valueEnd(text, at)
    if (end === at) return null
    at = afterComma(text, end)
  }
  return null
}

function isKey(text: string, from: number, to: number, key: string): boolean {
  const plain = text.startsWith(key, from + 1) && from + key.length + 2 === to
  if (plain && !key.includes('\\')) return true
  const raw = text.slice(from, to)
  return raw.includes('\\') && stringOf(raw) === key
}

/** What a JSON string says; null when it is none. */
export function stringOf(raw: string): string | null {
  try {
    const value: unknown = JSON.parse(raw)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

function afterComma(text: string, from: number): number {
  const at = skipSpace(text, from)
  return text[at] === ',' ? skipSpace(text, at + 1) : at
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (isSpace(text.charCodeAt(at))) at += 1
  return at
}

function stringEnd(text: string, from: number): number {
  let at = from + 1
  for (;;) {
    const end = text.indexOf('"', at)
    if (end === -1) return text.length
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1
    if (slashes % 2 === 0) return end + 1
    at = end + 1
  }
}

/** Where the value that begins here ends; the same place when none does. */
function valueEnd(text: string, from: number): number {
  const first = text.charCodeAt(from)
  if (first === quote) return stringEnd(text, from)
  if (!open.has(first)) return wordEnd(text, from)
  let depth = 0
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = stringEnd(text, at)
      continue
    }
    if (open.has(code)) depth += 1
    else if (close.has(code)) depth -= 1
    at += 1
    if (depth === 0) return at
  }
  return text.length
}

function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && !' \t\n\r,:]}[{"'.includes(text[at] ?? '')) at += 1
  return at
}
