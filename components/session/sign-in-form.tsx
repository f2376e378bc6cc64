'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { Lock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { Field } from '@/components/form/field'
import { ProblemNote } from '@/components/form/problem-note'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { ConsoleError } from '@/lib/api/problem'
import { credentials } from '@/lib/api/session'
import { nextPage } from '@/lib/client/next-page'
import { useMutation } from '@tanstack/react-query'
import { signInMutation } from '@/lib/client/queries/session'
import { useHydrated } from '@/lib/client/use-hydrated'

interface SignInFormProps {
  next: string | undefined
  brokers: readonly { id: string; name: string }[]
}

const schema = credentials.extend({ broker: z.string().max(128) })

/** Sign in with RabbitMQ's own user. What goes wrong is said in an alert, by its kind. */
export function SignInForm({ next, brokers }: SignInFormProps) {
  const t = useTranslations('session')
  const [leaving, setLeaving] = useState(false)
  const hydrated = useHydrated()
  const signIn = useMutation(signInMutation())
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { username: '', password: '', broker: brokers[0]?.id ?? '' },
  })
  const { errors } = form.formState

  // Focus by hand: autofocus would take it before those who listen heard the page.
  useEffect(() => {
    if (hydrated) form.setFocus('username')
  }, [form, hydrated])

  const submit = form.handleSubmit(async ({ broker, ...rest }) => {
    try {
      await signIn.mutateAsync({ ...rest, ...(broker === '' ? {} : { broker }) })
      setLeaving(true)
      window.location.assign(nextPage(next, window.location.origin))
    } catch (error) {
      const wrong = error instanceof ConsoleError && error.code === 'bad_credentials'
      if (wrong) form.resetField('password')
      form.setFocus(wrong ? 'password' : 'username')
    }
  })
  const busy = signIn.isPending || leaving

  return (
    <form
      noValidate
      // Sent by script only. Should a browser ever send it by itself, the password must not become part of an address.
      method="post"
      onSubmit={(event) => void submit(event)}
      className="flex flex-col gap-3.5 rounded-l border border-line-2 bg-surface-1 p-6 shadow-raised max-sm:p-4"
    >
      <div>
        <h1 className="text-title font-semibold tracking-[-0.01em]">{t('title')}</h1>
        <p className="mt-0.5 text-ink-2">{t('lead')}</p>
      </div>
      <fieldset disabled={!hydrated} className="contents">
        {brokers.length < 2 ? null : (
          <Field label={t('broker')}>
            {(aria) => (
              <Select
                {...aria}
                size="large"
                options={brokers.map(({ id, name }) => ({ value: id, label: name }))}
                {...form.register('broker')}
              />
            )}
          </Field>
        )}
        <Field
          label={t('username')}
          error={errors.username === undefined ? undefined : t('usernameMissing')}
          required
        >
          {(aria) => (
            <TextInput {...aria} size="large" autoComplete="username" {...form.register('username')} />
          )}
        </Field>
        <Field
          label={t('password')}
          error={errors.password === undefined ? undefined : t('passwordMissing')}
          required
        >
          {(aria) => (
            <TextInput
              {...aria}
              type="password"
              size="large"
              autoComplete="current-password"
              {...form.register('password')}
            />
          )}
        </Field>
        {signIn.error === null ? null : <ProblemNote error={signIn.error} />}
        <Button type="submit" kind="primary" size="large" className="w-full" disabled={busy}>
          {busy ? t('submitting') : t('submit')}
        </Button>
      </fieldset>
      <p className="flex gap-1.5 text-small text-ink-3">
        <Lock size={14} strokeWidth={1.5} aria-hidden className="mt-px flex-none" />
        {t('kept')}
      </p>
    </form>
  )
}
