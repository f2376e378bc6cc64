'use client'

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { Fragment } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'
import { laterPart } from '@/components/ui/later-part'
import { Mark } from '@/components/ui/mark'
import { useSession } from '@/lib/client/session-context'
import { useRememberedVirtualHost, useSectionHref } from '@/lib/client/virtual-host'
import { EagerLink } from './eager-link'
import { isIn, sections, type Section } from './sections'

const RailCount = laterPart(() => import('./rail-count').then((module) => module.RailCount))

interface RailProps {
  /** Icons alone. */
  folded: boolean
  onFold: () => void
}

/** The sections at the left, from 640 px. */
export function Rail({ folded, onFold }: RailProps) {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const href = useSectionHref()
  const vhost = useRememberedVirtualHost()
  const client = useQueryClient()
  const { broker } = useSession()
  const onNear = async (section: Section) => {
    try {
      const { readAhead } = await import('./read-ahead')
      await readAhead(section, client, vhost)
    } catch {
      // The page's own read tells what is wrong.
    }
  }
  const Fold = folded ? PanelLeftOpen : PanelLeftClose
  return (
    <aside className="row-span-2 flex min-h-0 flex-col border-r border-line-2 bg-surface-0 max-sm:hidden">
      <div className="flex h-11 flex-none items-center gap-[9px] px-3.5 text-strong font-semibold tracking-[-0.01em]">
        <Mark />
        <span className={cx(folded && 'sr-only')}>Warren</span>
      </div>
      <nav
        aria-label={t('sections')}
        className={cx(
          'flex min-h-0 flex-1 flex-col gap-px overflow-x-hidden overflow-y-auto py-1',
          folded ? 'px-1.5' : 'px-2',
        )}
      >
        {sections.map((group, index) => (
          <Fragment key={group[0]?.key}>
            {index === 0 ? null : <hr className={cx('my-[7px] border-line-1', folded ? 'mx-1.5' : 'mx-2')} />}
            {group.map((section) => {
              const { key, path, Icon } = section
              return (
                <EagerLink
                  key={key}
                  href={href(path)}
                  onNear={() => void onNear(section)}
                  aria-current={isIn(section, pathname) ? 'page' : undefined}
                  title={folded ? t(key) : undefined}
                  className={cx(
                    'quick flex h-7 flex-none items-center gap-[9px] rounded-s whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink-1 aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink-1 aria-[current]:shadow-[inset_2px_0_0_var(--accent)] aria-[current]:[&>svg]:text-accent-ink',
                    folded ? 'px-2.5' : 'px-2',
                  )}
                >
                  <Icon size={16} className="flex-none" />
                  <span className={cx(folded && 'sr-only')}>{t(key)}</span>
                  {/* Of one virtual host they are not known without a read. */}
                  {folded || vhost !== null ? null : <RailCount section={key} />}
                </EagerLink>
              )
            })}
          </Fragment>
        ))}
      </nav>
      <div
        className={cx(
          'flex flex-none items-center gap-1 border-t border-line-1 py-1.5',
          folded ? 'justify-center' : 'pr-2 pl-4',
        )}
      >
        <span className={cx('cut flex-1 text-micro text-ink-3', folded && 'sr-only')}>
          {t('rabbitmq', { version: broker.version })}
        </span>
        <IconButton
          size="small"
          label={folded ? t('unfoldRail') : t('foldRail')}
          aria-keyshortcuts="["
          icon={<Fold className="text-ink-3" />}
          onClick={onFold}
        />
      </div>
    </aside>
  )
}
