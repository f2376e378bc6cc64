'use client'

import { lazyPart } from '@/components/ui/lazy-part'
import type { ShellDialog } from './shell-dialog'

const PaletteDialog = lazyPart(() =>
  import('./palette/palette-dialog').then((module) => module.PaletteDialog),
)
const ShortcutsDialog = lazyPart(() => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog))
const RightsDialog = lazyPart(() => import('./rights-dialog').then((module) => module.RightsDialog))

/** For what opens the palette: its code is on its way before the press. */
export const earlyPalette = PaletteDialog.early

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
      <PaletteDialog {...props('palette')} onDialog={onShow} />
      <ShortcutsDialog {...props('shortcuts')} />
      <RightsDialog {...props('rights')} />
    </>
  )
}
