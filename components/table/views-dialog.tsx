'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogBody, DialogFooter } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { TextInput } from '@/components/ui/text-input'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { viewQuery, withoutView, withView, type SavedView } from './saved-views'

interface ViewsDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  views: readonly SavedView[]
  onChange: (change: (before: readonly SavedView[]) => readonly SavedView[]) => void
}

/** Gives the list as it is now a name, and lets go of views that are not wanted any more. */
export function ViewsDialog({ open, onOpenChange, views, onChange }: ViewsDialogProps) {
  const t = useTranslations('lists.views')
  const forms = useTranslations('forms')
  const kept = useFocusKept<HTMLDivElement>()
  const [name, setName] = useState('')
  const wanted = name.trim()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} description={t('help')}>
      <form
        className="contents"
        onSubmit={(event) => {
          event.preventDefault()
          if (wanted === '') return
          const query = viewQuery(window.location.search)
          onChange((before) => withView(before, { name: wanted, query }))
          setName('')
          onOpenChange(false)
        }}
      >
        <DialogBody>
          <div {...kept} className="contents">
            <Field label={t('name')}>
              {(aria) => (
                <TextInput
                  {...aria}
                  size="large"
                  maxLength={80}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
            {views.length === 0 ? null : (
              <ul aria-label={t('title')}>
                {views.map((view) => (
                  <li key={view.name} className="flex min-h-7 items-center gap-2">
                    <span className="cut flex-1" title={view.name}>
                      {view.name}
                    </span>
                    <IconButton
                      size="small"
                      label={t('remove', { name: view.name })}
                      icon={<X />}
                      onClick={() => onChange((before) => withoutView(before, view.name))}
                    />
                  </li>
                ))}
              </ul>
            )}
          </div>
        </DialogBody>
        <DialogFooter>
          <Button size="large" onClick={() => onOpenChange(false)}>
            {forms('close')}
          </Button>
          <Button type="submit" size="large" kind="primary" disabled={wanted === ''}>
            {t('save')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}
