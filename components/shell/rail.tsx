'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '@/lib/client/session-context'
import { useSectionHref } from '@/lib/client/virtual-host'
import { Mark } from '@/components/ui/mark'
import { isIn, sections } from './sections'

/** The sections at the left, from 640 px. */
export function Rail() {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const href = useSectionHref()
  const { broker } = useSession()
  return (
    <aside className="row-span-2 flex min-h-0 flex-col border-r border-line-2 bg-surface-0 max-sm:hidden">
      <div className="flex h-11 flex-none items-center gap-[9px] px-3.5 text-strong font-semibold tracking-[-0.01em]">
        <Mark />
        Warren
      </div>
      <nav
        aria-label={t('sections')}
        className="flex min-h-0 flex-1 flex-col gap-px overflow-y-auto px-2 py-1"
      >
        {sections.map((group, index) => (
          <Fragment key={group[0]?.key}>
            {index === 0 ? null : <hr className="mx-2 my-[7px] border-line-1" />}
            {group.map((section) => {
              const { key, path, Icon } = section
              return (
                <Link
                  key={key}
                  href={href(path)}
                  prefetch={false}
                  aria-current={isIn(section, pathname) ? 'page' : undefined}
                  className="quick flex h-7 items-center gap-[9px] rounded-s px-2 whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink-1 aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink-1 aria-[current]:shadow-[inset_2px_0_0_var(--accent)] aria-[current]:[&>svg]:text-accent-ink"
                >
                  <Icon size={16} strokeWidth={1.5} aria-hidden />
                  {t(key)}
                </Link>
              )
            })}
          </Fragment>
        ))}
      </nav>
      <div className="flex-none border-t border-line-1 px-4 pt-2 pb-2.5 text-micro text-ink-3">
        {t('rabbitmq', { version: broker.version })}
      </div>
    </aside>
  )
}
