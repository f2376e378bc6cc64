import { z } from 'zod'
import { problems, type Problem, type ProblemCode } from './problem'

const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]]

/** RFC 9457. `errors[].pointer` is a JSON pointer into body or query, "/name". */
export const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.enum(codes).catch('internal'),
  /** Seconds until it is worth trying again. */
  retryAfter: z.number().optional(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
}) satisfies z.ZodType<Problem>
