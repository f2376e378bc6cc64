import 'server-only'
import { z } from 'zod'
import { ConsoleError } from '@/lib/api/problem'
import type { ListQuery } from '@/lib/api/segments'
import { brokerPage, tolerantList } from '@/lib/rabbitmq/page'
import { read, type About } from './client'
import type { BrokerLogin } from './login'
import { BrokerRefusal } from './reply'
import type { Sample } from './shared-reads'

export interface Page<T> {
  rows: T[]
  page: number
  pages: number
  total: number
  filtered: number
  unreadable: number
  asOf: number
}

interface Rows<T> {
  rows: T[]
  unreadable: number
}

interface PageOptions<T> {
  about?: About
  /** The texts that the name filter looks into, for lists that the broker does not filter. */
  texts: (row: T) => readonly string[]
}

/** One page of rows that are all here: filtered and cut by us. */
export function pageOfRows<T>(
  all: Sample<Rows<T>>,
  query: Pick<ListQuery, 'name' | 'page' | 'pageSize'>,
  texts: PageOptions<T>['texts'],
): Page<T> {
  const wanted = query.name.toLowerCase()
  const { rows, unreadable } = all.data
  const filtered =
    wanted === ''
      ? rows
      : rows.filter((row) => texts(row).some((text) => text.toLowerCase().includes(wanted)))
  const pages = Math.max(1, Math.ceil(filtered.length / query.pageSize))
  const page = Math.min(query.page, pages)
  const start = (page - 1) * query.pageSize
  return {
    rows: filtered.slice(start, start + query.pageSize),
    page,
    pages,
    total: rows.length + unreadable,
    filtered: filtered.length,
    unreadable,
    asOf: all.asOf,
  }
}

const isOutOfRange = (error: unknown): boolean =>
  error instanceof ConsoleError &&
  error.cause instanceof BrokerRefusal &&
  error.cause.error === 'page_out_of_range'

/**
 * One page of a list that the broker pages. A page behind the last one is the last one. Some lists (those of one virtual
 * host's connections and channels) come whole in spite of `page`, and are paged here then.
 */
export async function readPage<S extends z.ZodType>(
  login: BrokerLogin,
  path: string,
  row: S,
  query: ListQuery,
  options: PageOptions<z.output<S>>,
): Promise<Page<z.output<S>>> {
  const schema = z.union([brokerPage(row), tolerantList(row)])
  const ask = async (page: number) => {
    const parameters = {
      page,
      page_size: query.pageSize,
      pagination: true,
      use_regex: false,
      name: query.name,
    }
    const sample = await read(login, path, schema, {
      query: parameters,
      ...(options.about === undefined ? {} : { about: options.about }),
    })
    const { data, asOf } = sample
    return 'total' in data
      ? { ...data, pages: Math.max(1, data.pages), asOf }
      : pageOfRows({ data, asOf }, query, options.texts)
  }
  try {
    return await ask(query.page)
  } catch (error) {
    if (!isOutOfRange(error)) throw error
    const first = await ask(1)
    return first.pages === 1 ? first : ask(first.pages)
  }
}
