import { z } from 'zod'
import { problemShape } from './problem-shape'

/**
 * Why a part of an answer is older than it should be, or null because it could not be read: an answer that is made of several
 * reads does not fail as a whole when one of them does.
 */
export const faultShape = z.object({
  /** `list`, `statistics`, `rows`, `nodes`…: which part of the answer. */
  part: z.string(),
  code: problemShape.shape.code,
  detail: z.string(),
  /** Our clock in ms: when it began to fail. */
  since: z.number(),
})
export type Fault = z.output<typeof faultShape>
