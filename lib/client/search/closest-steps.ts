import { Best } from './best'
import { distanceWithin } from './distance'
import type { NameEntry } from './entry'
import type { NameIndex } from './name-index'

export interface Closest {
  /** A part of a name, in which somebody may have mistyped a letter or two. */
  typed: string
  kind: NameEntry['kind']
  /** Nothing of any other virtual host; null: of all. */
  within: string | null
}

/** Entries that are looked at before the page gets a turn: each costs as much as it is long. */
export const namesPerTurn = 500
/** So many that have most in common with what was typed are compared letter by letter. */
const mostCompared = 50
const comparedPerTurn = 10
/** No name is longer. */
const longest = 255
/** Of three letters one may be wrong; shorter texts are close to anything. */
const lettersPerFault = 3

const pairAt = (text: string, at: number): number => text.charCodeAt(at) * 0x1_00_00 + text.charCodeAt(at + 1)

/** Counts how many pairs of neighbouring letters a text has in common with another one, each once. */
function commonPairs(wanted: string): (text: string) => number {
  const places = new Map<number, number>()
  for (let at = 0; at < wanted.length - 1; at += 1) places.set(pairAt(wanted, at), at)
  const seenIn = new Int32Array(wanted.length)
  let round = 0
  return (text) => {
    round += 1
    let count = 0
    for (let at = 0; at < text.length - 1; at += 1) {
      const place = places.get(pairAt(text, at))
      if (place === undefined || seenIn[place] === round) continue
      seenIn[place] = round
      count += 1
    }
    return count
  }
}

interface Candidate {
  entry: NameEntry
  text: string
  /** Less is better. */
  distance: number
}

/** The name that holds what is nearest to what was typed, or null where none is near. Looked for in steps of bounded work. */
export function* closestSteps(index: NameIndex, closest: Closest): Generator<void, NameEntry | null> {
  const wanted = closest.typed.trim().toLowerCase().slice(0, longest)
  const mostFaults = Math.floor(wanted.length / lettersPerFault)
  if (mostFaults === 0) return null
  const common = commonPairs(wanted)
  const alike = new Best<Candidate>(
    mostCompared,
    (a, b) => a.distance - b.distance || a.text.length - b.text.length,
  )
  for (let at = 0; at < index.entries.length; at += 1) {
    if (at > 0 && at % namesPerTurn === 0) yield
    const entry = index.entries[at] as NameEntry
    if (entry.kind !== closest.kind || entry.name === '') continue
    if (closest.within !== null && entry.vhost !== closest.within) continue
    const text = index.texts[at] as string
    const shared = common(text)
    if (shared > 0) alike.add({ entry, text, distance: -shared })
  }
  const best = new Best<Candidate>(
    1,
    (a, b) =>
      a.distance - b.distance ||
      Math.abs(a.text.length - wanted.length) - Math.abs(b.text.length - wanted.length),
  )
  for (const [place, { entry, text }] of alike.items.entries()) {
    if (place % comparedPerTurn === 0) yield
    const distance = distanceWithin(wanted, text)
    if (distance <= mostFaults) best.add({ entry, text, distance })
  }
  return best.items[0]?.entry ?? null
}
