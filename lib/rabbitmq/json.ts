import { z } from 'zod'

/** Any JSON value. Declared by hand because arguments nest and arrive from the broker unchecked. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export const jsonSchema: z.ZodType<Json> = z.custom<Json>((value) => value !== undefined)
