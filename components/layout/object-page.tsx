'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { ListNotes } from '@/components/table/list-notes'
import { CopyButton } from '@/components/ui/copy-button'
import type { Fault } from '@/lib/api/fault'
import { ConsoleError } from '@/lib/api/problem'
import { visible } from '@/lib/i18n/visible'
import { Crumbs } from './crumbs'
import { Gone } from './gone'
import { Page } from './page'
import { PageSkeleton } from './page-skeleton'
import { QueryProblem } from './query-problem'

interface ObjectPageProps<Answer> {
  name: string
  /** Where it is called otherwise: the default exchange has no name. */
  title?: string | undefined
  copyLabel: string
  /** The list that it is of. */
  list: { href: string; words: string }
  vhost?: { name: string; title: string }
  query: UseQueryResult<Answer>
  /** Ended from here: nothing is asked any more. */
  isEnded?: boolean
  /** What is said when it is not there; `was`: this page has seen it. */
  gone: (was: boolean) => { icon: LucideIcon; title: string; help: string; toList: string }
  /** Beside the name, of what is there. */
  renderAside?: (answer: Answer) => ReactNode
  renderActions: (answer: Answer) => ReactNode
  children: (answer: Answer, stale: boolean) => ReactNode
}

/** The page of one object: its name and what can be done with it; on its way, not to be had, gone, or there, as of when. */
export function ObjectPage<Answer extends { asOf: number; faults: Fault[] }>(props: ObjectPageProps<Answer>) {
  const { name, title = visible(name), copyLabel, list, vhost, query } = props
  const { isEnded = false, gone, renderAside, renderActions, children } = props
  const { data, error } = query
  const retry = () => void query.refetch()
  const isGone = isEnded || (error instanceof ConsoleError && error.code === 'not_found')
  const there = isGone ? undefined : data
  const body = () => {
    if (isGone) {
      const { icon, title, help, toList } = gone(data !== undefined)
      return (
        <Gone icon={icon} title={title} list={{ href: list.href, words: toList }}>
          {help}
        </Gone>
      )
    }
    if (data !== undefined) {
      return (
        <>
          <ListNotes data={{ ...data, unreadable: 0 }} error={error} onRetry={retry} />
          {children(data, error !== null)}
        </>
      )
    }
    return error === null ? <PageSkeleton /> : <QueryProblem error={error} onRetry={retry} />
  }
  return (
    <Page
      mono
      scroll
      title={title}
      crumbs={<Crumbs list={list} vhost={vhost} />}
      copy={name === '' ? undefined : <CopyButton text={name} label={copyLabel} />}
      aside={there === undefined ? undefined : renderAside?.(there)}
      actions={there === undefined ? null : renderActions(there)}
    >
      {body()}
    </Page>
  )
}
