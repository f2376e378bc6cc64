'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Field } from '@/components/form/field'
import { NameInput } from '@/components/form/name-input'
import { TypedRows } from '@/components/form/typed-rows'
import { cx } from '@/components/ui/cx'
import { NumberInput } from '@/components/ui/number-input'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { useSession } from '@/lib/client/session-context'
import { argumentTypes } from '@/lib/rabbitmq/argument-text'
import type { SourceForm } from './use-source-form'

interface SourceBarProps {
  form: SourceForm
  /** The source of a stream that runs cannot be changed. */
  isLocked: boolean
  /** Says what is missing, too: Start was tried. */
  isTried: boolean
}

/** The fields of the chosen source. */
export function SourceBar({ form, isLocked, isTried }: SourceBarProps) {
  const t = useTranslations('live')
  const { vhosts } = useSession()
  const { values, change, checked, exchanges, queues } = form
  const known = vhosts.includes(values.vhost) || values.vhost === '' ? vhosts : [values.vhost, ...vhosts]
  const { errors } = checked
  const isHeaders = exchanges.found?.type === 'headers'

  return (
    <div
      className={cx(
        'flex flex-none flex-col gap-2 border-t border-line-2 px-4 py-2 max-sm:px-3',
        // A phone needs the height for the rows; the status names the queue.
        isLocked && 'max-sm:hidden',
      )}
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <Field label={t('vhost')} className="w-44 max-sm:w-full" error={isTried ? errors.vhost : undefined}>
          {(aria) => (
            <Select
              {...aria}
              mono
              disabled={isLocked || known.length === 0}
              value={values.vhost}
              options={known.map((name) => ({ value: name, label: name }))}
              onChange={(event) => change({ vhost: event.target.value })}
            />
          )}
        </Field>
        {values.source === 'tap' ? (
          <>
            <Field
              label={t('exchange')}
              className="w-64 max-sm:w-full"
              error={
                exchanges.isMissing && !isLocked
                  ? t('unknownExchange', { vhost: values.vhost })
                  : shownError(errors.exchange, values.exchange ?? '', isTried)
              }
            >
              {(aria) => (
                <NameInput
                  {...aria}
                  names={exchanges.names}
                  disabled={isLocked}
                  value={values.exchange === '' ? t('defaultExchange') : (values.exchange ?? '')}
                  onChange={(event) =>
                    change({ exchange: event.target.value === '' ? null : event.target.value })
                  }
                />
              )}
            </Field>
            {isHeaders ? null : (
              <Field label={t('key')} className="w-64 max-sm:w-full" error={errors.bindingKey}>
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
          </>
        ) : (
          <>
            <Field
              label={t('queue')}
              className="w-64 max-sm:w-auto max-sm:flex-1"
              error={
                queues.isMissing && !isLocked
                  ? t('unknownQueue', { vhost: values.vhost })
                  : shownError(errors.queue, values.queue, isTried)
              }
            >
              {(aria) => (
                <NameInput
                  {...aria}
                  names={queues.names}
                  disabled={isLocked}
                  value={values.queue}
                  onChange={(event) => change({ queue: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('prefetch')} className="w-24" error={errors.prefetch}>
              {(aria) => (
                <NumberInput
                  {...aria}
                  disabled={isLocked}
                  value={values.prefetch}
                  onChange={(event) => change({ prefetch: event.target.value })}
                />
              )}
            </Field>
          </>
        )}
      </div>
      {values.source === 'tap' && isHeaders ? (
        <Locked isLocked={isLocked}>
          <TypedRows
            label={t('arguments')}
            types={argumentTypes}
            rows={values.args}
            errors={checked.rowErrors}
            suggestions={matchNames}
            onChange={(args) => change({ args })}
          />
        </Locked>
      ) : null}
    </div>
  )
}

const matchNames = ['x-match']

/** An empty field is only wrong once somebody wants to start with it. */
const shownError = (error: string | undefined, value: string, isTried: boolean) =>
  value === '' && !isTried ? undefined : error

const Locked = ({ isLocked, children }: { isLocked: boolean; children: ReactNode }) => (
  <fieldset disabled={isLocked} className="max-w-[720px] min-w-0">
    {children}
  </fieldset>
)
