'use client'

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { NameInput } from '@/components/form/name-input'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { rootNames } from '@/lib/rabbitmq/filter/names'
import { columnOf, isUsual, mostColumns, usualColumns } from './live-columns'
import type { Columns } from './use-columns'

interface ColumnsDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  columns: Columns
  /** Paths that messages here have. */
  seen: readonly string[]
}

/** Which columns there are and in which order: any property, header or place in JSON. */
export function ColumnsDialog({ open, onOpenChange, columns, seen }: ColumnsDialogProps) {
  const t = useTranslations('live')
  const kept = useFocusKept<HTMLDivElement>()
  const [path, setPath] = useState('')
  const [isTried, setTried] = useState(false)
  const { ids, change } = columns
  const column = columnOf(path.trim())
  const error = column === null ? t('columnWrong') : ids.includes(column.id) ? t('columnTwice') : null
  const label = (id: string) => (isUsual(id) ? t(`columns.${id}`) : id)
  const move = (index: number, by: number) => {
    const next = [...ids]
    const [moved] = next.splice(index, 1)
    if (moved !== undefined) next.splice(index + by, 0, moved)
    change(next)
  }
  const add = () => {
    setTried(error !== null)
    if (column === null || error !== null || ids.length >= mostColumns) return
    change([...ids, column.id])
    setPath('')
  }
  const names = [...usualColumns, ...rootNames, ...seen].filter((name) => !ids.includes(name))
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('columnsTitle')}
      footer={
        <>
          <Button onClick={() => change(usualColumns)}>{t('columnsReset')}</Button>
          <Button kind="primary" onClick={() => onOpenChange(false)}>
            {t('done')}
          </Button>
        </>
      }
    >
      <div {...kept} className="contents">
        <ol className="flex flex-col rounded-s border border-line-2" aria-label={t('columnsTitle')}>
          {ids.map((id, index) => (
            <li key={id} className="flex h-8 items-center gap-1 border-line-1 px-2 not-first:border-t">
              <span className={isUsual(id) ? 'cut flex-1' : 'mono cut flex-1 text-small'}>{label(id)}</span>
              <IconButton
                size="small"
                label={t('columnUp', { name: label(id) })}
                disabled={index === 0}
                icon={<ArrowUp />}
                onClick={() => move(index, -1)}
              />
              <IconButton
                size="small"
                label={t('columnDown', { name: label(id) })}
                disabled={index === ids.length - 1}
                icon={<ArrowDown />}
                onClick={() => move(index, 1)}
              />
              <IconButton
                size="small"
                label={t('columnRemove', { name: label(id) })}
                disabled={ids.length === 1}
                icon={<X />}
                onClick={() => change(ids.filter((other) => other !== id))}
              />
            </li>
          ))}
        </ol>
        <form
          className="flex items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <Field
            label={t('columnPath')}
            help={t('columnHelp')}
            className="flex-1"
            error={isTried && path !== '' ? (error ?? undefined) : undefined}
          >
            {(aria) => (
              <NameInput
                {...aria}
                names={names}
                value={path}
                onChange={(event) => {
                  setPath(event.target.value)
                  setTried(false)
                }}
              />
            )}
          </Field>
          <Button type="submit" className="mt-[19px]" icon={<Plus />}>
            {t('columnAdd')}
          </Button>
        </form>
      </div>
      <Checkbox
        label={t('relativeTime')}
        checked={columns.isRelative}
        onChange={(event) => columns.setRelative(event.target.checked)}
      />
    </Dialog>
  )
}
