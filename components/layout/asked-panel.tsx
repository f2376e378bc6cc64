'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Time } from '@/components/ui/figures'
import { Panel } from './panel'
import { QueryProblem } from './query-problem'

interface AskedPanelProps {
  title: string
  /** Never enabled: it is read when the button is pressed. */
  query: UseQueryResult<{ asOf: number }>
  /** Of the button, and of the button while it is read. */
  ask: string
  asking: string
  icon?: ReactNode
  /** Why the button is off. */
  disabledReason?: string | undefined
  /** Beside the button. */
  actions?: ReactNode
  flush?: boolean
  /** Instead of what there is to show: what it would be, or that the broker does not tell it. */
  note: string | null
  children: ReactNode
}

/** What costs the broker something, and is asked only when somebody wants it. */
export function AskedPanel(props: AskedPanelProps) {
  const { title, query, ask, asking, icon, disabledReason, actions, flush = false, note, children } = props
  const { data, error, isFetching, refetch } = query
  const read = () => void refetch()
  return (
    <Panel
      title={title}
      flush={flush}
      {...(data === undefined ? {} : { aside: <Time at={data.asOf} /> })}
      actions={
        <>
          {actions}
          <Button
            size="small"
            icon={icon ?? <RefreshCw />}
            disabledReason={disabledReason}
            disabled={isFetching}
            onClick={read}
          >
            {isFetching ? asking : ask}
          </Button>
        </>
      }
    >
      {error === null ? null : <QueryProblem error={error} onRetry={read} />}
      {note === null ? (
        children
      ) : error === null ? (
        <p className={cx('text-small text-ink-2', flush && 'px-4 pb-3 max-sm:px-3')}>{note}</p>
      ) : null}
    </Panel>
  )
}
