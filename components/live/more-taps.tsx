'use client'

import { X } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { ObjectName } from '@/components/form/object-name'
import { IconButton } from '@/components/ui/icon-button'
import { TextInput } from '@/components/ui/text-input'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { shownError, type SourceFieldsProps } from './source-fields'
import type { MoreTap } from './source-values'

interface MoreTapsProps extends SourceFieldsProps {
  /** What adds one: it has the focus when one is removed. */
  addButton: RefObject<HTMLButtonElement | null>
}

/** Exchanges and binding keys beside the first ones. */
export function MoreTaps({ form, isLocked, isTried, addButton }: MoreTapsProps) {
  const t = useTranslations('live')
  const { values, change, checked } = form
  const kept = useFocusKept<HTMLDivElement>(() => addButton.current)
  const changeTap = (index: number, part: Partial<MoreTap>) =>
    change({ taps: values.taps.map((tap, at) => (at === index ? { ...tap, ...part } : tap)) })
  return (
    <div {...kept} className="contents">
      {values.taps.map((tap, index) => (
        <div
          // Taps have no identity of their own: their place is it.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className="flex flex-wrap items-start gap-x-3 gap-y-2 sm:pl-[188px]"
        >
          <Field
            label={t('exchangeNumber', { number: String(index + 2) })}
            className="w-64 max-sm:w-full"
            error={shownError(checked.tapErrors[index]?.['exchange'], tap.exchange, isTried)}
          >
            {(aria) => (
              <ObjectName
                {...aria}
                kind="exchange"
                vhost={values.vhost}
                disabled={isLocked}
                value={tap.exchange}
                onChange={(exchange) => changeTap(index, { exchange })}
              />
            )}
          </Field>
          <Field
            label={t('keyNumber', { number: String(index + 2) })}
            className="w-64 max-sm:w-full"
            error={checked.tapErrors[index]?.['bindingKey']}
          >
            {(aria) => (
              <TextInput
                {...aria}
                mono
                disabled={isLocked}
                value={tap.key}
                onChange={(event) => changeTap(index, { key: event.target.value })}
              />
            )}
          </Field>
          {isLocked ? null : (
            <IconButton
              className="mt-[19px] max-sm:mt-0"
              label={t('removeTap', { number: String(index + 2) })}
              icon={<X />}
              onClick={() => change({ taps: values.taps.filter((_, at) => at !== index) })}
            />
          )}
        </div>
      ))}
    </div>
  )
}
