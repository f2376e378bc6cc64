import 'server-only'
import type { Fault } from '@/lib/api/fault'
import { ConsoleError } from '@/lib/api/problem'
import type { Sample } from './sample'

interface Part<T> {
  /** Null when it could not be read at all. */
  sample: Sample<T> | null
  faults: Fault[]
}

/** The fault of a sample that is older than it should be, by the part of the answer that it is. */
export const faultsOf = (part: string, { fault }: Sample<unknown>): Fault[] =>
  fault === undefined ? [] : [{ part, ...fault }]

/** One of several reads that make an answer: when it fails that part is unknown, with the reason, and the others stand. */
export async function readPart<T>(part: string, reading: Promise<Sample<T>>): Promise<Part<T>> {
  const start = Date.now()
  try {
    const sample = await reading
    return { sample, faults: faultsOf(part, sample) }
  } catch (error) {
    // A login that does not hold any more ends everything.
    if (!(error instanceof ConsoleError) || error.code === 'signed_out') throw error
    const { code, message: detail } = error
    return { sample: null, faults: [{ part, code, detail, since: start }] }
  }
}
