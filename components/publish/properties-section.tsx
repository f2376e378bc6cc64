'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { impliedContentEncoding } from '@/lib/rabbitmq/message-encoding'
import { textProperties, type PublishTab, type TextProperty } from './publish-values'
import type { PublishFormState } from './target-fields'

const contentTypes = ['application/json', 'text/plain', 'application/xml', 'application/octet-stream']

/** Always there; the others are folded away until one is wanted or wrong. */
const first: readonly TextProperty[] = ['contentType', 'contentEncoding', 'correlationId', 'replyTo']
const more = textProperties.filter((name) => !first.includes(name))

/** The 13 properties beside the headers, each with what it does. */
export function PropertiesSection({ form, tab }: { form: PublishFormState; tab: PublishTab }) {
  const t = useTranslations('publish')
  const id = useId()
  const [wanted, setWanted] = useState(false)
  const errors = form.formState.errors.properties
  const [properties, charset, compression, encoding, source] = useWatch({
    control: form.control,
    name: ['properties', 'charset', 'compression', 'payloadEncoding', 'source.kind'],
  })
  const set = more.filter((name) => properties[name] !== '').length
  const open = wanted || more.some((name) => errors?.[name] !== undefined)

  // Lines of a file are bytes already.
  const isFile = tab === 'batch' && source === 'file'
  const isText = !isFile && (encoding === 'json' || encoding === 'text')
  const implied = impliedContentEncoding({ charset: isText ? charset : 'UTF-8', compression })

  const field = (name: TextProperty, placeholder?: string) => (
    <Field
      key={name}
      label={t(`property.${name}.label`)}
      help={
        name === 'correlationId' && tab === 'request'
          ? t('reply.correlationHelp')
          : t(`property.${name}.help`)
      }
      error={errors?.[name]?.message}
    >
      {(aria) => (
        <TextInput
          {...aria}
          mono
          placeholder={placeholder}
          {...(name === 'contentType' ? { list: `${id}-types` } : {})}
          {...form.register(`properties.${name}`)}
        />
      )}
    </Field>
  )
  return (
    <div className="flex flex-col gap-2.5 border-b border-line-1 px-4 pt-2.5 pb-3 max-sm:px-3">
      <div className={grid}>
        {field('contentType')}
        {field('contentEncoding', implied)}
        <datalist id={`${id}-types`}>
          {contentTypes.map((type) => (
            <option key={type} value={type}>
              {type}
            </option>
          ))}
        </datalist>
        <Field
          label={t('deliveryMode')}
          help={properties.deliveryMode === '2' ? t('persistentHelp') : t('transientHelp')}
        >
          {(aria) => (
            <Select
              {...aria}
              {...form.register('properties.deliveryMode')}
              options={[
                { value: '2', label: t('persistent') },
                { value: '1', label: t('transient') },
              ]}
            />
          )}
        </Field>
        {field('correlationId')}
        {tab === 'request' ? null : field('replyTo')}
        <div className="flex items-center gap-2 max-md:col-span-2 max-md:-ml-2 md:mt-[19px] md:h-7">
          <Button
            kind="quiet"
            aria-expanded={open}
            aria-controls={`${id}-more`}
            icon={open ? <ChevronDown /> : <ChevronRight />}
            onClick={() => setWanted(!open)}
          >
            {t('more')}
          </Button>
          {set === 0 ? null : (
            <span className="text-small text-ink-3">{t('moreSet', { count: String(set) })}</span>
          )}
        </div>
      </div>
      <div id={`${id}-more`} hidden={!open} className={open ? grid : undefined}>
        {more.map((name) => field(name))}
      </div>
    </div>
  )
}

const grid = 'grid grid-cols-2 gap-2.5 md:grid-cols-3'
