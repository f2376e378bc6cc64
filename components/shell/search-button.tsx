'use client'

import { Search } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { IconButton } from '@/components/ui/icon-button'
import { Kbd } from '@/components/ui/kbd'
import { earlyPalette } from './shell-dialogs'
import { useCommandKey } from './use-command-key'

/** Opens the palette: looks like a field where there is room for one. */
export function SearchButton({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('shell')
  const command = useCommandKey()
  const icon = <Search className="flex-none" />
  return (
    <>
      <button
        type="button"
        aria-label={t('search')}
        aria-keyshortcuts="Control+K Meta+K"
        className="quick flex h-7 w-72 min-w-32 shrink-[20] items-center gap-2 rounded-s border border-line-2 bg-surface-1 pr-1.5 pl-2 text-ink-3 hover:bg-hover max-md:hidden"
        onClick={onOpen}
        {...earlyPalette}
      >
        {icon}
        <span className="cut flex-1 text-left">{t('searchHint')}</span>
        <Kbd>{`${command} K`}</Kbd>
      </button>
      <IconButton
        label={t('search')}
        icon={<Search size={16} />}
        className="md:hidden"
        onClick={onOpen}
        {...earlyPalette}
      />
    </>
  )
}
