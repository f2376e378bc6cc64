'use client'

import { Fragment, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Kbd } from '@/components/ui/kbd'

interface ListFootProps {
  /** The pager. */
  children: ReactNode
  canSelect: boolean
  /** Whether its columns can be chosen. */
  hasColumns?: boolean
}

/** Below a list: where it is in the whole, and the keys that work in it. */
export function ListFoot({ children, canSelect, hasColumns = true }: ListFootProps) {
  const t = useTranslations('lists.keys')
  const hints: { keys: string[]; does: string }[] = [
    { keys: ['j', 'k'], does: t('move') },
    ...(canSelect ? [{ keys: ['x'], does: t('select') }] : []),
    { keys: ['Enter'], does: t('open') },
    ...(hasColumns ? [{ keys: ['c'], does: t('columns') }] : []),
    { keys: ['?'], does: t('all') },
  ]
  return (
    <div className="flex h-8 flex-none items-center gap-3.5 overflow-hidden border-t border-line-2 bg-surface-0 px-4 text-small whitespace-nowrap text-ink-3 max-sm:h-10 max-sm:px-3">
      {children}
      {canSelect ? <span className="ml-auto pl-4 sm:hidden">{t('hold')}</span> : null}
      <span className="ml-auto flex flex-none gap-3.5 pl-4 max-lg:hidden">
        {hints.map(({ keys, does }) => (
          <span key={does} className="flex items-center gap-1">
            {keys.map((key) => (
              <Fragment key={key}>
                <Kbd>{key}</Kbd>
              </Fragment>
            ))}
            {does}
          </span>
        ))}
      </span>
    </div>
  )
}
