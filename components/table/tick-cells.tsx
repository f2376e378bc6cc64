'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Checkbox } from '@/components/ui/checkbox'
import { cx } from '@/components/ui/cx'
import { tickCellClass } from './cell-class'
import { headClass } from './table-head'

interface TickHeadProps {
  /** Name of the table. */
  label: string
  /** Null while there is nothing to select. */
  state: 'none' | 'some' | 'all' | null
  onChange: (on: boolean) => void
}

/** The box that selects the page, and shows when a part of it is selected. */
export function TickHead({ label, state, onChange }: TickHeadProps) {
  const t = useTranslations('lists')
  return (
    <th scope="col" className={cx(headClass, tickCellClass, 'text-left')}>
      <Checkbox
        aria-label={t('selectPage', { list: label })}
        disabled={state === null}
        mixed={state === 'some'}
        checked={state === 'all'}
        onChange={() => onChange(state !== 'all')}
      />
    </th>
  )
}

interface TickCellProps {
  /** Name of the row. */
  name: string
  isSelected: boolean
  /** `isRange`: from the row that was ticked before to this one. */
  onChange: (on: boolean, isRange: boolean) => void
}

export function TickCell({ name, isSelected, onChange }: TickCellProps) {
  const t = useTranslations('lists')
  return (
    <Checkbox
      aria-label={t('select', { name })}
      checked={isSelected}
      // Shift would select text on the way.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onChange={(event) => onChange(event.target.checked, (event.nativeEvent as MouseEvent).shiftKey)}
    />
  )
}
