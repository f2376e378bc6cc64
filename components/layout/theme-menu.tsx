'use client'

import { Moon, Sun } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { IconButton } from '@/components/ui/icon-button'
import { useTheme } from '@/lib/client/theme'

/** Light and dark. */
export function ThemeToggle() {
  const t = useTranslations('shell')
  const [theme, setTheme] = useTheme()
  const dark = theme === 'dark'
  return (
    <IconButton
      label={dark ? t('themeLight') : t('themeDark')}
      icon={
        dark ? (
          <Moon size={16} strokeWidth={1.5} aria-hidden />
        ) : (
          <Sun size={16} strokeWidth={1.5} aria-hidden />
        )
      }
      onClick={() => setTheme(dark ? 'light' : 'dark')}
    />
  )
}
