'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined
const isApple = () => /^(Mac|iPhone|iPad)/.test(navigator.platform)

/** What the key beside K is called on this machine. */
export const useCommandKey = (): string => (useSyncExternalStore(never, isApple, () => false) ? '⌘' : 'Ctrl')
