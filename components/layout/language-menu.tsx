'use client'

import { Globe } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { IconButton } from '@/components/ui/icon-button'
import { useLanguage } from '@/lib/client/language'
import { languageNames, locales } from '@/lib/i18n/locales'

/** The languages that there are, each in its own words. */
export function LanguageMenu() {
  const t = useTranslations('language')
  const [locale, setLocale] = useLanguage()
  return (
    <ChoiceMenu
      trigger={<IconButton label={t('label')} icon={<Globe size={16} />} />}
      options={locales.map((value) => ({ value, label: languageNames[value], lang: value }))}
      value={locale}
      onChange={setLocale}
    />
  )
}
