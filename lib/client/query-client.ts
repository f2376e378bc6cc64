import { QueryClient } from '@tanstack/react-query'
import { readRefresh } from './refresh'
import { isWorthRetrying } from './retry'

/** One for each page load. Nothing polls by default: screens pass `useRefreshInterval()`. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        retryDelay: (attempt) => 500 * 2 ** attempt,
        staleTime: 2_000,
        // Off is off: no figure moves because somebody looked away.
        refetchOnWindowFocus: () => readRefresh() !== 0,
        refetchIntervalInBackground: false,
        // The console is often on localhost or in a network without internet: navigator.onLine means nothing there.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
