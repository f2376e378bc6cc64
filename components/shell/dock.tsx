'use client'

import { Ellipsis, Globe } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from '@/lib/i18n/use-translations'
import { themeIcons } from '@/components/layout/theme-icons'
import { cx } from '@/components/ui/cx'
import { Menu } from '@/components/ui/menu'
import { useLanguage } from '@/lib/client/language'
import { themes, useTheme } from '@/lib/client/theme'
import { useSectionHref } from '@/lib/client/virtual-host'
import { languageNames, locales } from '@/lib/i18n/locales'
import { isIn, sections } from './sections'

const place =
  'grid h-[52px] place-content-center place-items-center gap-0.5 text-[10.5px] leading-[14px] text-ink-3 aria-[current]:font-medium aria-[current]:text-ink-1 aria-[current]:shadow-[inset_0_2px_0_var(--accent)] aria-[current]:[&>svg]:text-accent-ink'
const first = new Set(['overview', 'queues', 'topology', 'live'])

/** The sections at the bottom, below 640 px: four places and the rest behind "More", with the other languages and the themes. */
export function Dock() {
  const t = useTranslations('shell')
  const pathname = usePathname()
  const href = useSectionHref()
  const [locale, setLocale] = useLanguage()
  const [theme, setTheme] = useTheme()
  const all = sections.flat()
  const rest = all.filter((section) => !first.has(section.key))
  const current = rest.find((section) => isIn(section, pathname))
  return (
    <nav
      aria-label={t('sections')}
      className="hidden grid-cols-5 border-t border-line-2 bg-surface-0 max-sm:grid"
    >
      {all
        .filter((section) => first.has(section.key))
        .map((section) => {
          const { key, path, Icon } = section
          return (
            <Link
              key={key}
              href={href(path)}
              prefetch={false}
              aria-current={isIn(section, pathname) ? 'page' : undefined}
              className={place}
            >
              <Icon size={18} />
              {t(key)}
            </Link>
          )
        })}
      <Menu
        trigger={
          <button
            type="button"
            className={cx(place, 'w-full')}
            aria-current={current === undefined ? undefined : 'true'}
          >
            <Ellipsis size={18} />
            {current === undefined ? t('more') : t(current.key)}
          </button>
        }
        items={[
          ...rest.map(({ key, path, Icon }) => ({
            label: t(key),
            icon: <Icon size={16} />,
            link: <Link href={href(path)} prefetch={false} />,
          })),
          'line',
          ...locales
            .filter((other) => other !== locale)
            .map((other) => ({
              label: languageNames[other],
              icon: <Globe size={16} />,
              onSelect: () => setLocale(other),
            })),
          'line',
          ...themes.map((each) => {
            const Icon = themeIcons[each]
            return {
              label: t(`themes.${each}`),
              icon: <Icon size={16} />,
              checked: each === theme,
              onSelect: () => setTheme(each),
            }
          }),
        ]}
      />
    </nav>
  )
}
