'use client'

import { Bookmark } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { lazyPart } from '@/components/ui/lazy-part'
import { Menu } from '@/components/ui/menu'
import { useKept } from '@/lib/client/kept'
import { useOwnKey } from '@/lib/client/use-own-key'
import { parseViews, type SavedView } from './saved-views'

const ViewsDialog = lazyPart(() => import('./views-dialog').then((module) => module.ViewsDialog))

/** Views of a list that this user of this broker has saved in this browser, and the way to save another. */
export function ViewsMenu({ list }: { list: string }) {
  const t = useTranslations('lists.views')
  const [views, change] = useKept<readonly SavedView[]>(useOwnKey('views', list), parseViews)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Menu
        trigger={
          <Button size="small" icon={<Bookmark />}>
            {t('title')}
          </Button>
        }
        items={[
          ...views.map(({ name, query }) => ({
            label: name,
            link: <Link href={`?${query}`} prefetch={false} />,
          })),
          ...(views.length === 0 ? [] : (['line'] as const)),
          { label: t('manage'), onSelect: () => setOpen(true) },
        ]}
      />
      <ViewsDialog open={open} onOpenChange={setOpen} views={views} onChange={change} />
    </>
  )
}
