'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Dialog } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import { useSession } from '@/lib/client/session-context'
import type { Permission } from '@/lib/rabbitmq/user'

interface RightsDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** What RabbitMQ lets this user do, as far as it tells: tags, virtual hosts, permissions. */
export function RightsDialog({ open, onOpenChange }: RightsDialogProps) {
  const t = useTranslations('rights')
  const { user, vhosts, permissions } = useSession()
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="wide"
      title={t('title', { user: user.name })}
      footer={<Button onClick={() => onOpenChange(false)}>{t('close')}</Button>}
    >
      <section>
        <h3 className="pb-1 text-small font-medium text-ink-3">{t('tags')}</h3>
        <Tags tags={user.tags} />
      </section>
      {permissions === null ? (
        <section>
          <h3 className="pb-1 text-small font-medium text-ink-3">{t('vhosts')}</h3>
          {vhosts.length === 0 ? <p>{t('none')}</p> : null}
          <ul className="flex flex-wrap gap-x-3 gap-y-1 pb-2">
            {vhosts.map((vhost) => (
              <li key={vhost} className="mono wrap-anywhere">
                {vhost}
              </li>
            ))}
          </ul>
          <Note tone="info" boxed>
            {t('unknown')}
          </Note>
        </section>
      ) : (
        <section>
          <h3 className="text-small font-medium text-ink-3">{t('permissions')}</h3>
          <p className="pb-1 text-small text-ink-3">{t('help')}</p>
          {permissions.length === 0 ? <p>{t('none')}</p> : <Permissions permissions={permissions} />}
        </section>
      )}
    </Dialog>
  )
}

const known = ['management', 'policymaker', 'monitoring', 'administrator', 'impersonator'] as const

function Tags({ tags }: { tags: readonly string[] }) {
  const t = useTranslations('rights')
  if (tags.length === 0) return <p>{t('noTags')}</p>
  return (
    <ul className="flex flex-col gap-1">
      {tags.map((tag) => {
        const meant = known.find((each) => each === tag)
        return (
          <li key={tag} className="flex items-baseline gap-2">
            <Chip>{tag}</Chip>
            <span className="text-small text-ink-2">
              {meant === undefined ? t('ownTag') : t(`tag.${meant}`)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

const cell = 'border-b border-line-2 py-1.5 pr-3 align-top wrap-anywhere'

function Permissions({ permissions }: { permissions: readonly Permission[] }) {
  const t = useTranslations('rights')
  const head = [t('vhost'), t('configure'), t('write'), t('read')]
  return (
    <table aria-label={t('permissions')} className="w-full table-fixed border-collapse text-left">
      <thead>
        <tr>
          {head.map((word) => (
            <th
              key={word}
              scope="col"
              className="border-b border-line-2 py-1 pr-3 text-small font-normal text-ink-3"
            >
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {permissions.map(({ vhost, configure, write, read }) => (
          <tr key={vhost}>
            <th scope="row" className={`mono font-normal ${cell}`}>
              {vhost}
            </th>
            {Object.entries({ configure, write, read }).map(([name, pattern]) => (
              <td key={name} className={cell}>
                {pattern === '' ? (
                  <span className="text-ink-3">{t('nothing')}</span>
                ) : (
                  <span className="mono">{pattern}</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
