import { Activity, ArrowLeftRight, Columns3, Inbox, Plug, Send } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { paths } from '@/lib/api/paths'
import { entryId, type NameEntry } from '@/lib/client/search/entry'
import type { PaletteItem } from './palette-item'
import type { Verb } from './scope'

const icons = { queue: Columns3, exchange: ArrowLeftRight, connection: Plug } as const
const verbIcons = { publish: Send, tap: Activity, consume: Inbox } as const

/** What each verb can be done with. */
export const kindsOf: Record<Verb, readonly NameEntry['kind'][]> = {
  publish: ['queue', 'exchange'],
  tap: ['exchange'],
  consume: ['queue'],
}

function addressOf({ kind, vhost, name, about }: NameEntry, verb: Verb | null): string {
  if (kind === 'connection') return paths.connection(name)
  if (verb === 'tap') return paths.live({ source: 'tap', vhost, exchange: name })
  if (verb === 'consume') return paths.watch({ vhost, name, ...(about === null ? {} : { type: about }) })
  if (kind === 'exchange') {
    return verb === 'publish' ? paths.publish({ vhost, exchange: name }) : paths.exchange({ vhost, name })
  }
  return verb === 'publish'
    ? paths.publish({ vhost, exchange: '', routingKey: name })
    : paths.queue({ vhost, name })
}

/** A name that was found as a line of the palette: to go there, or to do something with it. */
export function useEntryItem(): (entry: NameEntry, verb: Verb | null) => PaletteItem {
  const t = useTranslations('palette')
  return (entry, verb) => {
    const isConnection = entry.kind === 'connection'
    const name = entry.name === '' ? t('defaultExchange') : entry.name
    const label = isConnection ? (entry.about ?? name) : name
    return {
      id: `${verb ?? 'open'} ${entryId(entry)}`,
      label: verb === null ? label : t(`verbOn.${verb}`, { name: label }),
      Icon: verb === null ? icons[entry.kind] : verbIcons[verb],
      isName: verb === null,
      kind:
        entry.kind === 'exchange' && entry.about !== null
          ? t('typed', { type: entry.about })
          : t(`kind.${entry.kind}`),
      about: isConnection && entry.about !== null ? entry.name : null,
      vhost: entry.vhost,
      keys: [],
      does: { href: addressOf(entry, verb) },
    }
  }
}
