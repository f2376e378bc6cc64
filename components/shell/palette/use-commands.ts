import { useQueryClient } from '@tanstack/react-query'
import {
  Activity,
  Globe,
  Inbox,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  Plus,
  RefreshCw,
  Send,
  ShieldCheck,
  Sun,
  type LucideIcon,
} from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { paths } from '@/lib/api/paths'
import { useLanguage } from '@/lib/client/language'
import { useSession } from '@/lib/client/session-context'
import { useTheme } from '@/lib/client/theme'
import { useSectionHref } from '@/lib/client/virtual-host'
import { languageNames, locales } from '@/lib/i18n/locales'
import { sections } from '@/components/shell/sections'
import type { ShellDialog } from '@/components/shell/shell-dialog'
import { useLeave } from '@/components/shell/use-leave'
import type { PaletteItem } from './palette-item'
import { typedFor, type Verb } from './scope'

const verbIcons: Record<Verb, LucideIcon> = { publish: Send, tap: Activity, consume: Inbox }

/** What the palette offers besides names: every screen, and what can be done. */
export function useCommands(words: Record<Verb, string>, onDialog: (dialog: ShellDialog) => void) {
  const t = useTranslations('palette')
  const shell = useTranslations('shell')
  const shortcuts = useTranslations('shortcuts')
  const rights = useTranslations('rights')
  const language = useTranslations('language')
  const client = useQueryClient()
  const href = useSectionHref()
  const { broker, vhosts } = useSession()
  const [, setTheme] = useTheme()
  const [, setLanguage] = useLanguage()
  const { leave } = useLeave()

  const screens: PaletteItem[] = sections.flat().map(({ key, path, Icon, jump }) => ({
    id: `screen ${key}`,
    label: shell(key),
    Icon,
    isName: false,
    kind: t('kind.screen'),
    about: null,
    vhost: null,
    keys: ['g', jump],
    does: { href: href(path) },
  }))

  const action = (label: string, Icon: LucideIcon, does: PaletteItem['does'], keys: string[] = []) => ({
    id: `action ${label}`,
    label,
    Icon,
    isName: false,
    kind: t('kind.action'),
    about: null,
    vhost: null,
    keys,
    does,
  })
  const toTarget = (verb: Verb) =>
    action(t(`verb.${verb}`), verbIcons[verb], { types: typedFor(verb, words) })
  // Nothing of it works at a broker that is read-only here.
  const changing: PaletteItem[] =
    broker.readOnly || vhosts.length === 0
      ? []
      : [
          toTarget('publish'),
          toTarget('tap'),
          toTarget('consume'),
          action(t('newQueue'), Plus, { href: href(paths.queues({ create: 'true' })) }),
          action(t('newExchange'), Plus, { href: href(paths.exchanges({ create: 'true' })) }),
        ]
  const actions: PaletteItem[] = [
    ...changing,
    action(shell('refreshNow'), RefreshCw, {
      runs: () => void client.refetchQueries({ type: 'active' }),
    }),
    action(t('themeLight'), Sun, { runs: () => setTheme('light') }),
    action(t('themeDark'), Moon, { runs: () => setTheme('dark') }),
    action(t('themeSystem'), Monitor, { runs: () => setTheme('system') }),
    ...locales.map((locale) =>
      action(`${language('label')}: ${languageNames[locale]}`, Globe, { runs: () => setLanguage(locale) }),
    ),
    action(shortcuts('title'), Keyboard, { runs: () => onDialog('shortcuts') }, ['?']),
    action(rights('item'), ShieldCheck, { runs: () => onDialog('rights') }),
    action(shell('signOut'), LogOut, { runs: leave }),
  ]
  return { screens, actions }
}
