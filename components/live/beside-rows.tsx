'use client'

import type { ReactNode } from 'react'
import { Split } from '@/components/layout/split'
import { lazyPart } from '@/components/ui/lazy-part'
import { useIsPhone } from '@/components/ui/use-media'
import { useTranslations } from '@/lib/i18n/use-translations'

const Drawer = lazyPart(() => import('@/components/ui/drawer').then((module) => module.Drawer))

interface BesideRowsProps {
  /** The message that is open; null where none is. */
  detail: ReactNode
  onClose: () => void
  /** The rows. */
  children: ReactNode
}

/** The rows, and a message at their side; on a phone in a drawer over them. */
export function BesideRows({ detail, onClose, children }: BesideRowsProps) {
  const t = useTranslations('live')
  const isPhone = useIsPhone()
  return (
    <>
      <Split place="live" width={396} side={isPhone ? null : detail} narrow="over">
        {children}
      </Split>
      <Drawer
        open={isPhone && detail !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) onClose()
        }}
        label={t('message')}
      >
        {detail}
      </Drawer>
    </>
  )
}
