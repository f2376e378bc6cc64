'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { ShellDialog } from '@/components/shell/shell-dialog'
import { IconButton } from '@/components/ui/icon-button'
import { PaletteFoot } from './palette-foot'
import type { PaletteGroup, PaletteItem } from './palette-item'
import { PaletteLine } from './palette-line'
import { useDrawn } from './use-drawn'
import { usePalette } from './use-palette'

interface PaletteDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Opens another dialog instead. */
  onDialog: (dialog: ShellDialog) => void
}

/** Goes to any screen, queue, exchange or connection by typing, and does what can be done from everywhere. */
export function PaletteDialog({ open, onOpenChange, onDialog }: PaletteDialogProps) {
  const t = useTranslations('palette')
  // Opened again while it still fades it starts empty all the same.
  const [opening, setOpening] = useState({ open, count: 0 })
  if (opening.open !== open) setOpening({ open, count: opening.count + (open ? 1 : 0) })
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="appear fixed inset-0 z-40 bg-scrim" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center px-4 pt-[10dvh] pb-4 max-sm:p-2">
          <Dialog.Popup
            aria-label={t('title')}
            className="appear flex max-h-[min(520px,80dvh)] w-full max-w-[640px] flex-col overflow-hidden rounded-l bg-overlay text-ink-1 shadow-dialog outline-none max-sm:max-h-full"
          >
            <Body key={opening.count} onClose={() => onOpenChange(false)} onDialog={onDialog} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Body({ onClose, onDialog }: { onClose: () => void; onDialog: (dialog: ShellDialog) => void }) {
  const t = useTranslations('palette')
  const ui = useTranslations('ui')
  const router = useRouter()
  const [text, setText] = useState('')
  const { groups, count, isSettled, names } = usePalette(text, onDialog)
  const drawn = useDrawn(groups, text)
  /** Enter came before the names did. */
  const isAwaited = useRef(false)

  const choose = (item: PaletteItem) => {
    const { does } = item
    if ('types' in does) return setText(does.types)
    onClose()
    if ('href' in does) router.push(does.href)
    else does.runs()
  }

  const chooseAwaited = useEffectEvent(() => {
    const first = groups[0]?.items[0]
    if (!isAwaited.current || first === undefined) return
    isAwaited.current = false
    choose(first)
  })
  useEffect(() => {
    if (isSettled) chooseAwaited()
  }, [isSettled])

  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={drawn}
      itemToStringValue={(item: PaletteItem) => item.label}
      autoHighlight="always"
      keepHighlight
      value={text}
      onValueChange={(value, { reason }) => {
        if (reason === 'item-press') return
        isAwaited.current = false
        setText(value)
      }}
    >
      <div className="flex h-11 flex-none items-center gap-2.5 border-b border-line-2 px-4">
        <Search size={16} className="flex-none text-ink-3" />
        <Autocomplete.Input
          aria-label={t('input')}
          placeholder={t('placeholder')}
          maxLength={300}
          spellCheck={false}
          className="h-full min-w-0 flex-1 bg-transparent text-strong outline-none"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || isSettled) return
            event.preventBaseUIHandler()
            event.preventDefault()
            isAwaited.current = true
          }}
        />
        {/* On a phone there is neither Esc nor much beside it to press. */}
        <span className="-mr-2 sm:hidden">
          <IconButton size="small" label={ui('close')} icon={<X size={16} />} onClick={onClose} />
        </span>
      </div>
      <Autocomplete.Status className="sr-only">{t('found', { count })}</Autocomplete.Status>
      <Autocomplete.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5 data-empty:hidden">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.label} items={group.items} className="not-last:mb-1.5">
            <Autocomplete.GroupLabel className="flex h-6 items-center px-2.5 text-micro text-ink-3">
              {group.label}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => <PaletteLine key={item.id} item={item} onChoose={() => choose(item)} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <Autocomplete.Empty>
        {count === 0 && isSettled ? (
          <div className="px-4 py-5">
            <p className="font-medium wrap-anywhere">{t('nothing', { text: text.trim() })}</p>
            <p className="mt-0.5 text-small text-ink-2">{t('nothingHelp')}</p>
          </div>
        ) : null}
      </Autocomplete.Empty>
      <PaletteFoot names={names} />
    </Autocomplete.Root>
  )
}
