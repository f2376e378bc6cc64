'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { isOfName } from '@/components/table/is-of-name'
import { ListTable } from '@/components/table/list-table'
import { useTableView } from '@/components/table/use-table-view'
import type { BindingSort } from '@/lib/api/bindings'
import { bindingParts, useBindingFilters } from '@/lib/client/binding-filters'
import { useListParams } from '@/lib/client/list-params'
import { bindingsQuery } from '@/lib/client/queries/bindings'
import { useRefreshInterval } from '@/lib/client/refresh'
import type { Binding } from '@/lib/rabbitmq/binding'
import { BindingBar } from './binding-bar'
import { bindingColumns, queueBindingColumns } from './binding-columns'
import { bindingId, partWord } from './binding-words'

interface BindingListProps {
  vhost: string
  /** The bindings from and to one exchange, or those to one queue; neither: all of the virtual host. */
  exchange?: string
  queue?: string
  /** A text that is looked for everywhere and kept elsewhere; without it the list has a box of its own. */
  find?: { text: string; clear: () => void }
  /** Takes the rest of the height and scrolls in itself. */
  fill?: boolean
  empty: ReactNode
}

/** All of them lead to the queue. */
const queueParts = ['source', 'bindingKey'] as const

const rowName = ({ source, destination, bindingKey }: Binding) => `${source} ${destination} ${bindingKey}`

/** Bindings, paged, sorted and narrowed by the server: there may be 10,000 of one exchange. */
export function BindingList({ vhost, exchange, queue, find, fill = false, empty }: BindingListProps) {
  const t = useTranslations('bindings')
  const { listed } = usePunctuation()
  const own = useListParams<BindingSort>()
  const filters = useBindingFilters()
  const view = useTableView(
    queue === undefined ? 'bindings' : 'queue-bindings',
    queue === undefined ? bindingColumns : queueBindingColumns,
  )
  const { parts, direction } = filters
  const name = find?.text ?? own.name
  const params = {
    ...own,
    name,
    regex: find === undefined && own.regex,
    clear: () => {
      own.clear()
      find?.clear()
    },
  }
  const query = useQuery({
    ...bindingsQuery({
      ...own.input,
      ...(find === undefined ? {} : { regex: 'false' }),
      ...parts,
      name,
      vhost,
      ...(exchange === undefined ? {} : { exchange }),
      ...(exchange === undefined || direction === null ? {} : { direction }),
      ...(queue === undefined ? {} : { queue }),
      // One for each queue: nobody looks for them among all.
      ...(exchange === undefined && queue === undefined ? { withoutDefault: 'true' } : {}),
    }),
    refetchInterval: useRefreshInterval(),
  })
  const words = bindingParts.flatMap((part) =>
    parts[part] === '' ? [] : [`${t(partWord[part])}: ${parts[part]}`],
  )
  if (exchange !== undefined && direction !== null) words.push(t(`directions.${direction}`))
  return (
    <>
      <BindingBar
        view={view}
        filters={filters}
        parts={queue === undefined ? bindingParts : queueParts}
        hasDirections={exchange !== undefined}
        {...(find === undefined
          ? {
              find: {
                text: name,
                set: params.setName,
                regex: own.regex,
                setRegex: own.setRegex,
                invalid: isOfName(query.error),
              },
            }
          : {})}
      />
      <ListTable
        fill={fill}
        label={t('title')}
        view={view}
        rowId={bindingId}
        rowName={rowName}
        query={query}
        params={params}
        filters={{ words: listed(words), clear: filters.clear }}
        empty={empty}
      />
    </>
  )
}
