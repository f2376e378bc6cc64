'use client'

import { useMutation } from '@tanstack/react-query'
import { paths } from '@/lib/api/paths'
import { signOutMutation } from './queries/session'

/** Ends the session and leads to the sign-in page by a whole load: nothing of it stays in this page's memory. */
export const useSignOut = () =>
  useMutation({ ...signOutMutation(), onSuccess: () => window.location.assign(paths.signIn()) })
