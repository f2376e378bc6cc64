'use client'

import { Layers } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Select } from '@/components/ui/select'
import { useIsPhone } from '@/components/ui/use-media'
import { useSession } from '@/lib/client/session-context'
import { useVirtualHost } from '@/lib/client/virtual-host'

/** Names cannot be empty, so the empty value is free to mean all. */
const all = ''

/** The virtual host that a list shows: in the top bar, on phones beside the list's own filter. */
export function VhostFilter() {
  const t = useTranslations('shell')
  const { vhosts } = useSession()
  const isPhone = useIsPhone()
  const [vhost, choose] = useVirtualHost()
  const known = vhost === null || vhosts.includes(vhost) ? vhosts : [vhost, ...vhosts]
  return (
    <span className="flex min-w-0 items-center">
      <Layers className="flex-none text-ink-3" />
      <Select
        look="bare"
        className="max-w-60 max-sm:max-w-32"
        aria-label={t('vhostFilter')}
        value={vhost ?? all}
        onChange={(event) => choose(event.target.value === all ? null : event.target.value)}
        options={[
          { value: all, label: t(isPhone ? 'allVhostsShort' : 'allVhosts') },
          ...known.map((name) => ({ value: name, label: name })),
        ]}
      />
    </span>
  )
}
