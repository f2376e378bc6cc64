'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { FileButton } from '@/components/ui/file-button'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { TextInput } from '@/components/ui/text-input'
import { useToast } from '@/components/ui/toast'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { saveFile } from '@/lib/client/save-file'
import type { PublishValues } from './publish-values'
import { mostSaved, savedFromText, savedToText, type SavedMessage } from './saved-list'
import { useSavedMessages } from './saved-messages'

interface SavedDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What the form holds now. */
  values: () => PublishValues
  onUse: (values: PublishValues) => void
}

/** Messages kept in this browser, in collections: saved, used again, carried to another browser as a file. */
export function SavedDialog({ open, onOpenChange, values, onUse }: SavedDialogProps) {
  const t = useTranslations('publish.saved')
  const toast = useToast()
  const { saved, add, remove } = useSavedMessages()
  const kept = useFocusKept<HTMLDivElement>()
  const [name, setName] = useState('')
  const [collection, setCollection] = useState(t('defaultCollection'))
  const collections = [...new Set(saved.map((each) => each.collection))]

  /** Adds them, tells what became of that, and answers how many found a place. */
  const put = (these: readonly SavedMessage[], done: (count: number) => string): number => {
    const { added, isKept } = add(these)
    const left = these.length - added
    if (added > 0) toast(isKept ? { title: done(added) } : { title: t('noRoom'), isProblem: true })
    if (left > 0) {
      const title = t('full', { most: String(mostSaved) })
      toast({ title, description: t('leftOut', { count: left }), isProblem: true })
    }
    return added
  }
  const save = () => {
    const one = { collection: collection.trim(), name: name.trim(), values: { ...values(), file: null } }
    if (put([one], () => t('saved', { name: one.name })) > 0) setName('')
  }
  const take = async (file: File) => {
    const found = savedFromText(await file.text())
    if (found.length === 0) toast({ title: t('importFailed'), isProblem: true })
    else put(found, (count) => t('imported', { count }))
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      description={t('help')}
      size="wide"
      footer={
        <>
          <FileButton
            size="large"
            label={t('import')}
            accept="application/json,.json"
            onChoose={([file]) => void take(file)}
          >
            {t('import')}
          </FileButton>
          <Button
            size="large"
            disabled={saved.length === 0}
            onClick={() => saveFile('warren-messages.json', fileOf(saved))}
          >
            {t('export')}
          </Button>
          <Button size="large" kind="primary" className="ml-auto" onClick={() => onOpenChange(false)}>
            {t('done')}
          </Button>
        </>
      }
    >
      <div {...kept} className="contents">
        <form
          className="grid grid-cols-[1fr_1fr_auto] items-end gap-2.5 max-sm:grid-cols-1"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '') save()
          }}
        >
          <Field label={t('name')}>
            {(aria) => <TextInput {...aria} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label={t('collection')}>
            {(aria) => (
              <TextInput
                {...aria}
                value={collection}
                onChange={(event) => setCollection(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" disabled={name.trim() === ''}>
            {t('save')}
          </Button>
        </form>
        {saved.length === 0 ? <p className="text-small text-ink-3">{t('empty')}</p> : null}
        {collections.map((title) => (
          <section key={title} aria-label={title} className="flex flex-col">
            <h3 className="py-1 text-small font-semibold">{title}</h3>
            <ul className="rounded-s border border-line-1">
              {saved
                .filter((each) => each.collection === title)
                .map((each) => (
                  <li
                    key={each.name}
                    className="flex items-center gap-2 border-line-1 px-2 py-1 not-first:border-t"
                  >
                    <span className="cut min-w-0 flex-1" title={each.name}>
                      {each.name}
                    </span>
                    <span className="mono cut max-w-48 text-small text-ink-3">
                      {each.values.exchange} {each.values.routingKey}
                    </span>
                    <Button
                      size="small"
                      aria-label={t('useOf', { name: each.name })}
                      onClick={() => {
                        onUse(each.values)
                        onOpenChange(false)
                      }}
                    >
                      {t('use')}
                    </Button>
                    <IconButton
                      size="small"
                      label={t('removeOf', { name: each.name })}
                      icon={<X />}
                      onClick={() => remove(each)}
                    />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

const fileOf = (saved: readonly SavedMessage[]) =>
  new Blob([savedToText(saved)], { type: 'application/json' })
