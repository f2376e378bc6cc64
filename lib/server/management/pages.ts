import 'server-only'
import type { z } from 'zod'
import type { Fault } from '@/lib/api/fault'
import { ConsoleError } from '@/lib/api/problem'
import type { ListQuery } from '@/lib/api/segments'
import { nameFilter } from '@/lib/rabbitmq/name-filter'
import type { pageOrList } from '@/lib/rabbitmq/page'
import { read, type About } from './client'
import type { BrokerLogin } from './login'
import { checkedPattern, matching } from './name-filter'
import { sortRows, type Sortable } from './order'
import { faultsOf } from './parts'
import { BrokerRefusal } from './reply'
import type { Sample } from './sample'

export interface Page<T> {
  rows: T[]
  page: number
  pages: number
  total: number
  filtered: number
  unreadable: number
  asOf: number
  source: 'broker' | 'snapshot'
  faults: Fault[]
}

/** A query of a list, which may name a field of its rows to sort by. */
interface RowsQuery extends ListQuery {
  sort?: string | undefined
  dir?: 'asc' | 'desc'
  regex?: boolean
}

/**
 * Whether rows are sought by a regular expression, which the broker is not asked for. Throws invalid_input for one that is
 * none, before the whole list is read for it.
 */
export function isMatched({ name, regex }: RowsQuery): boolean {
  if (regex !== true || name === '') return false
  checkedPattern(name)
  return true
}

interface Rows<T> {
  rows: T[]
  unreadable: number
}

interface PageOptions<T> {
  about?: About
  /** The texts that the name filter looks into, for lists that the broker does not filter. */
  texts: (row: T) => readonly string[]
  /** Another filter, for lists that are filtered here. */
  keep?: (row: T) => boolean
  /** For lists whose every row the broker works out before it cuts the page. */
  costly?: boolean
  /** What else the broker is asked for. */
  more?: Readonly<Record<string, boolean>>
  /** The broker's own names of the fields that it can sort by, for lists that it pages. */
  brokerSorts?: Readonly<Record<string, string>>
}

async function namedRows<T>(
  rows: readonly T[],
  { name, regex }: RowsQuery,
  texts: PageOptions<T>['texts'],
): Promise<readonly T[]> {
  if (name === '') return rows
  if (regex === true) return matching(rows, texts, name)
  const holds = nameFilter(name)
  return rows.filter((row) => texts(row).some((text) => holds(text)))
}

/**
 * One page of rows that are all here: filtered, sorted and cut by us. Lists narrowed by a regular expression always come
 * this way: the broker's own matching goes back and forth and holds a scheduler of it as long as it takes (bounded since
 * 4.2.6), ours is linear and bounded.
 */
export async function pageOfRows<T extends object>(
  all: Sample<Rows<T>>,
  query: RowsQuery,
  { texts, keep }: Pick<PageOptions<T>, 'texts' | 'keep'>,
): Promise<Page<T>> {
  const { rows, unreadable } = all.data
  const named = await namedRows(rows, query, texts)
  const filtered = keep === undefined ? named : named.filter(keep)
  const { sort } = query
  const sorted =
    sort === undefined
      ? filtered
      : sortRows(filtered, (row) => (row as Record<string, Sortable>)[sort] ?? null, query.dir ?? 'asc')
  const pages = Math.max(1, Math.ceil(filtered.length / query.pageSize))
  const page = Math.min(query.page, pages)
  const start = (page - 1) * query.pageSize
  return {
    rows: sorted.slice(start, start + query.pageSize),
    page,
    pages,
    total: rows.length + unreadable,
    filtered: filtered.length,
    unreadable,
    asOf: all.asOf,
    source: 'snapshot',
    faults: faultsOf('list', all),
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
export async function readPage<T extends object>(
  login: BrokerLogin,
  path: string,
  schema: ReturnType<typeof pageOrList<z.ZodType<T>>>,
  query: RowsQuery,
  options: PageOptions<T>,
): Promise<Page<T>> {
  const sort = query.sort === undefined ? undefined : (options.brokerSorts?.[query.sort] ?? query.sort)
  const ask = async (page: number): Promise<Page<T>> => {
    const parameters = {
      page,
      page_size: query.pageSize,
      pagination: true,
      use_regex: false,
      name: query.name,
      ...options.more,
      ...(sort === undefined ? {} : { sort, sort_reverse: query.dir === 'desc' }),
    }
    const sample = await read(login, path, schema, {
      query: parameters,
      costly: options.costly ?? false,
      stale: true,
      ...(options.about === undefined ? {} : { about: options.about }),
    })
    const { data, asOf } = sample
    const faults = faultsOf('list', sample)
    return 'total' in data
      ? { ...data, pages: Math.max(1, data.pages), asOf, source: 'broker', faults }
      : pageOfRows({ ...sample, data }, query, options)
  }
  try {
    return await ask(query.page)
  } catch (error) {
    if (!isOutOfRange(error)) throw error
    const first = await ask(1)
    return first.pages === 1 ? first : ask(first.pages)
  }
}
