import { QueryClient } from '@tanstack/react-query'
import { isWorthRetrying } from './retry'

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
