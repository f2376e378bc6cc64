'use client'

import { Plus } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { ObjectName } from '@/components/form/object-name'
import { Button } from '@/components/ui/button'
import { laterPart } from '@/components/ui/later-part'
import { TextInput } from '@/components/ui/text-input'
import { mostSources } from '@/lib/api/live-names'
import { Locked, shownError, type SourceFieldsProps } from './source-fields'

const TapArguments = laterPart(() => import('./tap-arguments').then((module) => module.TapArguments))

const MoreTaps = laterPart(() => import('./more-taps').then((module) => module.MoreTaps))

/** An exchange and a binding key; further taps below it, in one list of messages. */
export function TapFields({ form, isLocked, isTried, vhost }: SourceFieldsProps & { vhost: ReactNode }) {
  const t = useTranslations('live')
  const { values, change, checked, exchanges } = form
  const { errors } = checked
  const addButton = useRef<HTMLButtonElement>(null)
  const isHeaders = exchanges.found?.type === 'headers'
  return (
    <>
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
            ref={addButton}
            className="mt-[19px] max-sm:mt-0"
            icon={<Plus />}
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
      <MoreTaps form={form} isLocked={isLocked} isTried={isTried} addButton={addButton} />
    </>
  )
}
