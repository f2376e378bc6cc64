import type { Fault } from '@/lib/api/fault'
import type { Names } from '@/lib/api/names'
import type { NameEntry } from './entry'

/** All names, ready to be searched: `texts` is what each entry is found by, in small letters. */
export interface NameIndex {
  entries: readonly NameEntry[]
  texts: readonly string[]
  leftOut: number
  /** Names that could not be read. */
  faults: readonly Fault[]
}

/** Entries that are made, or looked at, before the page gets a turn: a few ms on a slow machine. */
export const entriesPerTurn = 2_000

function textOf({ kind, name, about }: NameEntry): string {
  if (kind === 'connection' && about !== null) return `${about} ${name}`
  return kind === 'exchange' && name === '' ? 'amqp default' : name
}

/** Makes the index in steps of at most `entriesPerTurn` entries. */
export function* indexSteps(names: Names): Generator<void, NameIndex> {
  const entries: NameEntry[] = []
  const texts: string[] = []
  const groups = [
    ...names.queues.map((group) => ({ ...group, kind: 'queue' as const, about: group.type })),
    ...names.exchanges.map((group) => ({ ...group, kind: 'exchange' as const, about: group.type })),
    ...names.connections.map((group) => ({ ...group, kind: 'connection' as const, about: group.givenName })),
  ]
  for (const { kind, vhost, about, names: inGroup } of groups) {
    for (const name of inGroup) {
      const entry: NameEntry = { kind, vhost, name, about }
      entries.push(entry)
      texts.push(textOf(entry).toLowerCase())
      if (entries.length % entriesPerTurn === 0) yield
    }
  }
  return { entries, texts, leftOut: names.leftOut, faults: names.faults }
}
