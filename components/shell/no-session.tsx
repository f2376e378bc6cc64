'use client'

import { QueryProblem } from '@/components/layout/query-problem'
import { ConsoleError, type Problem } from '@/lib/api/problem'
import { SignOutButton } from './sign-out-button'
import { Mark } from '@/components/ui/mark'

/** Signed in, but the broker does not tell who we are: it is down, for example. No page can be shown before it answers. */
export function NoSession({ problem }: { problem: Problem }) {
  return (
    <div className="min-h-dvh bg-surface-0">
      <header className="flex h-11 items-center gap-2 px-4 text-strong font-semibold">
        <Mark />
        <h1>Warren</h1>
      </header>
      <main className="border-y border-line-2 bg-surface-1">
        <QueryProblem
          error={ConsoleError.fromProblem(problem)}
          onRetry={() => window.location.reload()}
          actions={<SignOutButton />}
        />
      </main>
    </div>
  )
}
