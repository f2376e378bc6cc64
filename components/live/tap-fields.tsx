'use client'

import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { ObjectName } from '@/components/form/object-name'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { laterPart } from '@/components/ui/later-part'
import { TextInput } from '@/components/ui/text-input'
import { useFocusKept } from '@/components/ui/use-focus-kept'
import { mostSources } from '@/lib/api/live-names'
import { Locked, shownError, type SourceFieldsProps } from './source-fields'
import type { MoreTap } from './source-values'

const TapArguments = laterPart(() => import('./tap-arguments').then((module) => module.TapArguments))

const icon = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

/** An exchange and a binding key; further taps below it, in one list of messages. */
export function TapFields({ form, isLocked, isTried, vhost }: SourceFieldsProps & { vhost: ReactNode }) {
  const t = useTranslations('live')
  const { values, change, checked, exchanges } = form
  const { errors } = checked
  const kept = useFocusKept<HTMLDivElement>()
  const isHeaders = exchanges.found?.type === 'headers'
  const changeTap = (index: number, part: Partial<MoreTap>) =>
    change({ taps: values.taps.map((tap, at) => (at === index ? { ...tap, ...part } : tap)) })
  return (
    <div {...kept} className="contents">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {vhost}
        <Field
          label={t('exchange')}
          className="w-64 max-sm:w-full"
          error={
            exchanges.isMissing && !isLocked
              ? t('unknownExchange', { vhost: values.vhost })
              : shownError(errors['exchange'], values.exchange ?? '', isTried)
          }
        >
          {(aria) => (
            <ObjectName
              {...aria}
              kind="exchange"
              vhost={values.vhost}
              disabled={isLocked}
              value={values.exchange === '' ? t('defaultExchange') : (values.exchange ?? '')}
              onChange={(exchange) => change({ exchange: exchange === '' ? null : exchange })}
            />
          )}
        </Field>
        {isHeaders ? null : (
          <Field label={t('key')} className="w-64 max-sm:w-full" error={errors['bindingKey']}>
            {(aria) => (
              <TextInput
                {...aria}
                mono
                disabled={isLocked}
                value={values.key}
                onChange={(event) => change({ key: event.target.value })}
              />
            )}
          </Field>
        )}
        {isLocked || values.taps.length >= mostSources - 1 ? null : (
          <Button
            className="mt-[19px] max-sm:mt-0"
            icon={<Plus {...icon} />}
            onClick={() => change({ taps: [...values.taps, { exchange: '', key: '#' }] })}
          >
            {t('addTap')}
          </Button>
        )}
      </div>
      {isHeaders ? (
        <Locked isLocked={isLocked}>
          <TapArguments rows={values.args} errors={checked.rowErrors} onChange={(args) => change({ args })} />
        </Locked>
      ) : null}
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
              icon={<X {...icon} />}
              onClick={() => change({ taps: values.taps.filter((_, at) => at !== index) })}
            />
          )}
        </div>
      ))}
    </div>
  )
}
