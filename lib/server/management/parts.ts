import 'server-only'
import type { Fault } from '@/lib/api/fault'
import { within } from '@/lib/server/within'
import { throwIfFatal } from './fatal'
import type { Sample } from './sample'

interface Part<T> {
  /** Null when it could not be read at all. */
  sample: Sample<T> | null
  faults: Fault[]
}

/** The fault of a sample that is older than it should be, by the part of the answer that it is. */
export const faultsOf = (part: string, { fault }: Sample<unknown>): Fault[] =>
  fault === undefined ? [] : [{ part, ...fault }]

/** So long an answer waits for a part of it. The read goes on, and the next answer has it. */
export const partPatience = 5_000
/** The same for what can be looked up only once the rest is known. */
export const patienceAfter = 3_000

/** What comes in that time; else null. */
export const inTime = <T>(reading: Promise<T>, ms = partPatience): Promise<T | null> =>
  within(reading, ms, () => null)

/**
 * One of several reads that make an answer: when it fails, or does not come soon, that part is unknown, with the reason, and
 * the others stand.
 */
export async function readPart<T>(part: string, reading: Promise<Sample<T>>): Promise<Part<T>> {
  const start = Date.now()
  try {
    const sample = await inTime(reading)
    if (sample === null) {
      const detail = `Not there after ${partPatience / 1_000} s: it is still being read.`
      return { sample, faults: [{ part, code: 'broker_timeout', detail, since: start }] }
    }
    return { sample, faults: faultsOf(part, sample) }
  } catch (error) {
    throwIfFatal(error)
    const { code, message: detail } = error
    return { sample: null, faults: [{ part, code, detail, since: start }] }
  }
}
