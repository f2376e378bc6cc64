'use client'

import { useQuery } from '@tanstack/react-query'
import { HeartPulse } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { Panel } from '@/components/layout/panel'
import { QueryProblem } from '@/components/layout/query-problem'
import { DataTable } from '@/components/table/data-table'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/figures'
import { NumberInput } from '@/components/ui/number-input'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { HealthAnswer } from '@/lib/api/nodes'
import { ConsoleError } from '@/lib/api/problem'
import { healthQuery } from '@/lib/client/queries/nodes'
import { expiryUnits, type ExpiryUnit } from '@/lib/rabbitmq/expiry-units'
import type { CheckResult } from '@/lib/rabbitmq/health'
import { tallyOf } from '@/lib/rabbitmq/health-tally'
import { healthColumns } from './health-columns'

interface Asked {
  within: string
  unit: ExpiryUnit
  protocol: string
  port: string
}

const first: Asked = { within: '1', unit: 'months', protocol: 'amqp', port: '' }
const rowId = (result: CheckResult) => result.check

/** Every health check of the management API, run when somebody asks, each with its result and the broker's reason. */
export function HealthChecks() {
  const t = useTranslations('nodes.health')
  const [asked, setAsked] = useState(first)
  const { port, ...rest } = asked
  const query = useQuery(healthQuery(port === '' ? rest : { ...rest, port }))
  const { data, error, isFetching } = query
  const wrong = (field: keyof Asked) => fieldError(error, field)
  const set = (field: keyof Asked) => (event: { target: { value: string } }) =>
    setAsked({ ...asked, [field]: event.target.value })
  return (
    <Panel title={t('title')} aside={data === undefined ? undefined : <Summary answer={data} />} flush>
      <form
        className="flex flex-wrap items-end gap-3 px-4 pb-3 max-sm:px-3"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void query.refetch()
        }}
      >
        <Field label={t('within')} error={wrong('within')} className="w-36">
          {(aria) => <NumberInput {...aria} value={asked.within} onChange={set('within')} />}
        </Field>
        <Field label={t('unit')}>
          {(aria) => (
            <Select
              {...aria}
              options={expiryUnits.map((value) => ({ value, label: t(`units.${value}`) }))}
              value={asked.unit}
              onChange={set('unit')}
            />
          )}
        </Field>
        <Field label={t('protocol')} error={wrong('protocol')} className="w-36">
          {(aria) => <TextInput {...aria} mono value={asked.protocol} onChange={set('protocol')} />}
        </Field>
        <Field label={t('port')} error={wrong('port')} className="w-32">
          {(aria) => (
            <NumberInput {...aria} placeholder={t('portHelp')} value={port} onChange={set('port')} />
          )}
        </Field>
        <Button type="submit" icon={<HeartPulse />} disabled={isFetching}>
          {isFetching ? t('running') : t('run')}
        </Button>
        <p className="basis-full text-small text-ink-2">{t('help')}</p>
      </form>
      {error === null || hasFields(error) ? null : (
        <QueryProblem error={error} onRetry={() => void query.refetch()} />
      )}
      {data === undefined ? null : (
        <DataTable label={t('title')} columns={healthColumns} rows={data.checks} rowId={rowId} />
      )}
    </Panel>
  )
}

const errorsOf = (error: unknown) => (error instanceof ConsoleError ? error.errors : [])
const hasFields = (error: unknown) => errorsOf(error).length > 0
const fieldError = (error: unknown, field: string) =>
  errorsOf(error).find(({ pointer }) => pointer === `/${field}`)?.message

function Summary({ answer: { checks, asOf } }: { answer: HealthAnswer }) {
  const t = useTranslations('nodes.health')
  const { ran, failed, unknown } = tallyOf(checks)
  const count = String(ran)
  return (
    <output>
      {/* What did not answer has neither passed nor failed. */}
      {failed === 0 && unknown > 0 ? null : <>{t('summary', { failed, count })} · </>}
      {unknown === 0 ? null : <>{t('unanswered', { unknown, count })} · </>}
      <Time at={asOf} />
    </output>
  )
}
