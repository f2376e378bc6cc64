'use client'

import { useQuery } from '@tanstack/react-query'
import { HeartPulse } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
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
import { healthQuery } from '@/lib/client/queries/nodes'
import { expiryUnits, healthQuestion, type CheckResult } from '@/lib/rabbitmq/health'
import { healthColumns } from './health-columns'

const first = { within: '1', unit: 'months', protocol: 'amqp', port: '' }
const rowId = (result: CheckResult) => result.check

/** Every health check of the management API, run when somebody asks, each with its result and the broker's reason. */
export function HealthChecks() {
  const t = useTranslations('nodes.health')
  const [asked, setAsked] = useState(first)
  const { port, ...rest } = asked
  const parsed = healthQuestion.safeParse(port === '' ? rest : asked)
  const wrong = (field: string) => parsed.error?.issues.find((issue) => issue.path[0] === field)?.message
  const query = useQuery(healthQuery(parsed.data ?? healthQuestion.parse({})))
  const { data, error, isFetching } = query
  const set = (field: keyof typeof first) => (event: { target: { value: string } }) =>
    setAsked({ ...asked, [field]: event.target.value })
  return (
    <Panel title={t('title')} aside={data === undefined ? undefined : <Summary answer={data} />} flush>
      <form
        className="flex flex-wrap items-end gap-3 px-4 pb-3 max-sm:px-3"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (parsed.success) void query.refetch()
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
        <Button
          type="submit"
          icon={<HeartPulse size={14} strokeWidth={1.5} aria-hidden />}
          disabled={!parsed.success || isFetching}
        >
          {isFetching ? t('running') : t('run')}
        </Button>
        <p className="basis-full text-small text-ink-2">{t('help')}</p>
      </form>
      {error === null ? null : <QueryProblem error={error} onRetry={() => void query.refetch()} />}
      {data === undefined ? null : (
        <DataTable label={t('title')} columns={healthColumns} rows={data.checks} rowId={rowId} />
      )}
    </Panel>
  )
}

function Summary({ answer: { checks, asOf } }: { answer: HealthAnswer }) {
  const t = useTranslations('nodes.health')
  const ran = checks.filter((result) => result.state !== 'absent')
  const failed = ran.filter((result) => result.state !== 'ok').length
  return (
    <output>
      {t('summary', { failed, count: String(ran.length) })}, <Time at={asOf} />
    </output>
  )
}
