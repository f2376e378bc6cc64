import { z } from 'zod'

/** A list in which one odd row is left out and counted, not a reason to lose the other rows. */
export const tolerantList = <S extends z.ZodType>(row: S) =>
  z.array(z.unknown()).transform((items) => {
    const rows: z.output<S>[] = []
    let unreadable = 0
    for (const item of items) {
      const parsed = row.safeParse(item)
      if (parsed.success) rows.push(parsed.data)
      else unreadable += 1
    }
    return { rows, unreadable }
  })

/** The envelope that the management API puts around a page (it is a bare array without `page=`). */
export const brokerPage = <S extends z.ZodType>(row: S) =>
  z
    .object({
      items: tolerantList(row),
      filtered_count: z.number().int(),
      total_count: z.number().int(),
      page: z.number().int(),
      page_count: z.number().int(),
    })
    .transform((envelope) => ({
      rows: envelope.items.rows,
      unreadable: envelope.items.unreadable,
      total: envelope.total_count,
      filtered: envelope.filtered_count,
      page: envelope.page,
      pages: envelope.page_count,
    }))

/** A page, or the whole list where the broker has none of its pages. */
export const pageOrList = <S extends z.ZodType>(row: S) => z.union([brokerPage(row), tolerantList(row)])

/** The broker answers 400 to page_size above 500. */
export const maxPageSize = 500
