'use client'

import { Lock } from 'lucide-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Field } from '@/components/form/field'
import { ProblemNote } from '@/components/form/problem-note'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { ConsoleError } from '@/lib/api/problem'
import { forgetMessages } from '@/lib/client/forget-messages'
import { nextPage } from '@/lib/client/next-page'
import { signIn } from '@/lib/client/sign-in'
import { useHydrated } from '@/lib/client/use-hydrated'

interface SignInFormProps {
  next: string | undefined
  brokers: readonly { id: string; name: string }[]
}

/**
 * Sign in with RabbitMQ's own user. What goes wrong is said in an alert, by its kind. Three fields by hand: the library of the
 * other forms, and the schemas, would be most of what this page loads.
 */
export function SignInForm({ next, brokers }: SignInFormProps) {
  const t = useTranslations('session')
  const hydrated = useHydrated()
  const username = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  const [missing, setMissing] = useState({ username: false, password: false })
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  // Focus by hand: autofocus would take it before those who listen heard the page.
  useEffect(() => {
    if (hydrated) username.current?.focus()
  }, [hydrated])

  // However a session ends, and be it while none of its pages is open: this page comes next, and no other one has to load this.
  useEffect(forgetMessages, [])

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const typed = { username: username.current?.value ?? '', password: password.current?.value ?? '' }
    const broker = new FormData(event.currentTarget).get('broker')
    const empty = { username: typed.username === '', password: typed.password === '' }
    setMissing(empty)
    if (empty.username || empty.password) {
      const first = empty.username ? username : password
      first.current?.focus()
      return
    }
    setProblem(null)
    setBusy(true)
    try {
      await signIn({ ...typed, ...(typeof broker === 'string' ? { broker } : {}) })
      window.location.assign(nextPage(next, window.location.origin, window.location.hash))
    } catch (error) {
      const isWrong = error instanceof ConsoleError && error.code === 'bad_credentials'
      if (isWrong && password.current !== null) password.current.value = ''
      setProblem(error)
      setBusy(false)
      const again = isWrong ? password : username
      again.current?.focus()
    }
  }

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
                name="broker"
                size="large"
                options={brokers.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </Field>
        )}
        <Field label={t('username')} error={missing.username ? t('usernameMissing') : undefined} required>
          {(aria) => (
            <TextInput
              {...aria}
              ref={username}
              name="username"
              size="large"
              autoComplete="username"
              onChange={() => setMissing({ ...missing, username: false })}
            />
          )}
        </Field>
        <Field label={t('password')} error={missing.password ? t('passwordMissing') : undefined} required>
          {(aria) => (
            <TextInput
              {...aria}
              ref={password}
              name="password"
              type="password"
              size="large"
              autoComplete="current-password"
              onChange={() => setMissing({ ...missing, password: false })}
            />
          )}
        </Field>
        {problem === null ? null : <ProblemNote error={problem} />}
        <Button type="submit" kind="primary" size="large" className="w-full" disabled={busy}>
          {busy ? t('submitting') : t('submit')}
        </Button>
      </fieldset>
      <p className="flex gap-1.5 text-small text-ink-3">
        <Lock className="mt-px flex-none" />
        {t('kept')}
      </p>
    </form>
  )
}
