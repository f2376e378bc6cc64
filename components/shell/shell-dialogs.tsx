'use client'

import dynamic from 'next/dynamic'
import { useState, type ReactNode } from 'react'
import type { ShellDialog } from './shell-dialog'

const loadPalette = () => import('./palette/palette-dialog')
const PaletteDialog = dynamic(() => loadPalette().then((module) => module.PaletteDialog), { ssr: false })
const ShortcutsDialog = dynamic(() => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog), {
  ssr: false,
})
const RightsDialog = dynamic(() => import('./rights-dialog').then((module) => module.RightsDialog), {
  ssr: false,
})

/** Fetches the palette's code before it is opened. When that fails, opening tries again. */
export const preloadPalette = (): void => void loadPalette().catch(() => undefined)

interface ShellDialogsProps {
  shown: ShellDialog | null
  onShow: (dialog: ShellDialog | null) => void
}

/** The dialogs of the shell. Their code comes when one is opened for the first time. */
export function ShellDialogs({ shown, onShow }: ShellDialogsProps) {
  const props = (dialog: ShellDialog) => ({
    open: shown === dialog,
    onOpenChange: (open: boolean) => onShow(open ? dialog : null),
  })
  return (
    <>
      <Once open={shown === 'palette'}>
        <PaletteDialog {...props('palette')} onDialog={onShow} />
      </Once>
      <Once open={shown === 'shortcuts'}>
        <ShortcutsDialog {...props('shortcuts')} />
      </Once>
      <Once open={shown === 'rights'}>
        <RightsDialog {...props('rights')} />
      </Once>
    </>
  )
}

/** Nothing before it is opened; afterwards it stays, so that it can close by itself and give the focus back. */
function Once({ open, children }: { open: boolean; children: ReactNode }) {
  const [wasOpen, setWasOpen] = useState(open)
  if (open && !wasOpen) setWasOpen(true)
  return wasOpen ? children : null
}
