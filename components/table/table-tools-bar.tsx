'use client'

import { Columns3Cog, Rows3 } from 'lucide-react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { CheckMenu } from '@/components/ui/check-menu'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { IconButton } from '@/components/ui/icon-button'
import { columnWord } from './column-word'
import type { Columns, RowData } from './columns'
import { densities } from './table-settings'
import type { TableView } from './use-table-view'
import { ViewsMenu } from './views-menu'

/** At the right of a list's bar: saved views, the height of rows, and which columns there are. Phones have none of them. */
export function TableToolsBar<Row extends RowData>({ view }: { view: TableView<Row> }) {
  const t = useTranslations('lists')
  return (
    <span className="ml-auto flex flex-none items-center gap-1.5 pl-2 max-sm:hidden">
      <ViewsMenu list={view.id} />
      <ChoiceMenu
        trigger={<IconButton label={t('density')} icon={<Rows3 size={16} />} />}
        options={densities.map((each) => ({ value: each, label: t(`densities.${each}`) }))}
        value={view.density}
        onChange={view.setDensity}
      />
      <ColumnChooser view={view} />
    </span>
  )
}

function ColumnChooser<Row extends RowData>({ view }: { view: TableView<Row> }) {
  const t = useTranslations('lists')
  const choosable = view.all.filter((column) => column.meta?.actions !== true)
  const shown = new Set(view.shown.map((column) => column.id))
  const count = choosable.filter((column) => shown.has(column.id)).length
  return (
    <CheckMenu
      open={view.chooser.open}
      onOpenChange={view.chooser.setOpen}
      trigger={
        <Button size="small" title={t('columnsKey')} icon={<Columns3Cog />}>
          {t('columns')}{' '}
          <span className="font-normal text-ink-3">
            {t('columnsOf', { shown: String(count), all: String(choosable.length) })}
          </span>
        </Button>
      }
      options={choosable.map((column: Columns<Row>[number]) => ({
        value: column.id,
        label: columnWord(column),
        checked: shown.has(column.id),
        fixed: column.meta?.always === true,
      }))}
      onChange={view.show}
      items={[{ label: t('columnsReset'), onSelect: view.reset, disabled: !view.isChanged }]}
    />
  )
}
