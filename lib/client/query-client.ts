import { QueryClient } from '@tanstack/react-query'
import { ConsoleError } from '@/lib/api/problem'
import { ConsoleUnreachable } from './console-unreachable'

/** Only what may be better in a moment is tried again; a refusal stays a refusal. */
export function isWorthRetrying(error: unknown): boolean {
  if (error instanceof ConsoleUnreachable) return true
  return (
    error instanceof ConsoleError && (error.code === 'broker_timeout' || error.code === 'broker_unreachable')
  )
}

/** One for each page load. Screens choose their own refetchInterval; nothing polls by default. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        retryDelay: (attempt) => 500 * 2 ** attempt,
        staleTime: 2_000,
        refetchOnWindowFocus: true,
        refetchIntervalInBackground: false,
        // The console is often on localhost or in a network without internet: navigator.onLine means nothing there.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
