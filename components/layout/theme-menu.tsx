'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { IconButton } from '@/components/ui/icon-button'
import { themes, useTheme } from '@/lib/client/theme'
import { themeIcons } from './theme-icons'

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const t = useTranslations('shell')
  const [theme, setTheme] = useTheme()
  const Icon = themeIcons[theme]
  return (
    <ChoiceMenu
      trigger={<IconButton label={t('theme')} icon={<Icon size={16} />} />}
      options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
      value={theme}
      onChange={setTheme}
    />
  )
}
