'use client'

import { Fragment } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { sections } from './sections'
import { useCommandKey } from './use-command-key'

interface ShortcutsDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** All keys, by where they work. */
export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const t = useTranslations('shortcuts')
  const shell = useTranslations('shell')
  const command = useCommandKey()
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      size="wide"
      footer={<Button onClick={() => onOpenChange(false)}>{t('close')}</Button>}
    >
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <div className="flex flex-col gap-3">
          <Keys
            title={t('everywhere')}
            rows={[
              { keys: [command, 'K'], does: t('palette') },
              { keys: ['?'], does: t('help') },
              { keys: ['['], does: t('rail') },
              { keys: ['Esc'], does: t('closes') },
            ]}
          />
          <Keys
            title={t('go')}
            rows={sections.flat().map(({ key, jump }) => ({ keys: ['g', jump], does: shell(key) }))}
          />
        </div>
        <div className="flex flex-col gap-3">
          <Keys
            title={t('lists')}
            rows={[
              { keys: ['/'], does: t('filter') },
              { keys: ['↓'], does: t('filterRows') },
              { keys: ['j', 'k'], does: t('moveRows') },
              { keys: ['Enter'], does: t('openRow') },
              { keys: ['x', t('space')], does: t('selectRow') },
              { keys: ['c'], does: t('columns') },
              { keys: ['Esc'], does: t('clearSelection') },
            ]}
          />
          <Keys title={shell('publish')} rows={[{ keys: [command, 'Enter'], does: t('publishNow') }]} />
          <Keys
            title={t('live')}
            rows={[
              { keys: ['j', 'k'], does: t('moveRows') },
              { keys: ['Enter'], does: t('openMessage') },
              { keys: ['x'], does: t('selectMessage') },
              { keys: ['g'], does: t('newest') },
              { keys: ['a'], does: t('ack') },
              { keys: ['r'], does: t('requeue') },
              { keys: ['d'], does: t('reject') },
            ]}
          />
        </div>
      </div>
    </Dialog>
  )
}

interface KeysProps {
  title: string
  rows: readonly { keys: readonly string[]; does: string }[]
}

function Keys({ title, rows }: KeysProps) {
  return (
    <section className="text-small">
      <h3 className="pb-1 font-medium text-ink-3">{title}</h3>
      <dl className="grid grid-cols-[84px_1fr] items-center gap-x-3 gap-y-1">
        {rows.map(({ keys, does }) => (
          <Fragment key={`${keys.join(' ')} ${does}`}>
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd className="text-body">{does}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
