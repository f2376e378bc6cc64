'use client'

import { LanguageMenu } from './language-menu'
import { ThemeMenu } from './theme-menu'

/** Language and theme, side by side. */
export const PreferenceMenus = () => (
  <span className="flex flex-none items-center gap-1.5 max-sm:hidden">
    <LanguageMenu />
    <ThemeMenu />
  </span>
)
