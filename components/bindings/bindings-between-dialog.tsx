'use client'

import { useQuery } from '@tanstack/react-query'
import { QueryProblem } from '@/components/layout/query-problem'
import { visible } from '@/lib/i18n/visible'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { bindingsBetweenQuery } from '@/lib/client/queries/topology'
import { useTranslations } from '@/lib/i18n/use-translations'
import { argumentsLine, bindingId } from '@/components/binding-list/binding-words'
import { UnbindButton } from '@/components/binding-list/unbind-button'

interface BindingsBetweenDialogProps {
  vhost: string
  source: string
  target: { kind: 'queue' | 'exchange'; name: string }
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** All bindings of one edge of the graph, each with the way to take it away. */
export function BindingsBetweenDialog({
  vhost,
  source,
  target,
  open,
  onOpenChange,
}: BindingsBetweenDialogProps) {
  const t = useTranslations('topology')
  const words = useTranslations('bindings')
  const ends = { source, destination: target.name, destinationType: target.kind }
  const query = useQuery({ ...bindingsBetweenQuery(vhost, ends), enabled: open })
  const { data, error } = query
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="wide"
      title={words('title')}
      description={t('between', { source: visible(source), target: visible(target.name) })}
      footer={<Button onClick={() => onOpenChange(false)}>{t('close')}</Button>}
    >
      {data === undefined ? (
        error === null ? (
          <p className="late text-small text-ink-3">{t('loading')}</p>
        ) : (
          <QueryProblem error={error} onRetry={() => void query.refetch()} />
        )
      ) : data.rows.length === 0 ? (
        <p className="text-small text-ink-2">{t('betweenNone')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line-1">
          {data.rows.map((binding) => (
            <li key={bindingId(binding)} className="flex min-h-9 items-center gap-3">
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="mono wrap-anywhere">
                  {binding.bindingKey === '' ? words('emptyKey') : visible(binding.bindingKey)}
                </span>
                {binding.arguments.length === 0 ? null : (
                  <span className="mono wrap-anywhere text-ink-3">
                    {visible(argumentsLine(binding.arguments))}
                  </span>
                )}
              </span>
              <UnbindButton binding={binding} />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
