import { z } from 'zod'

/** A counter or gauge as the broker sends it: absent before the first sample, null when its node is down. Never 0 by default. */
export const counter = z
  .number()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null)

/** Our own shape of the same: a number, or null for unknown. */
export const known = z.number().nullable()

/** Rate of `xxx_details` objects, in 1/s. */
export const rateOf = z
  .object({ rate: z.number() })
  .nullish()
  .catch(null)
  .transform((details) => details?.rate ?? null)

/** Text that the broker may leave out, or fill with "" or a list (an Erlang empty string). */
export const optionalText = z
  .string()
  .nullish()
  .catch(null)
  .transform((text) => (text ? text : null))

/** Null where the broker does not say, as without statistics. */
export const optionalFlag = z
  .boolean()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null)

export const flag = z
  .boolean()
  .nullish()
  .catch(null)
  .transform((value) => value ?? false)
