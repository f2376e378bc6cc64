'use client'

import { useKept } from '@/lib/client/kept'
import { useOwnKey } from '@/lib/client/use-own-key'

const parseTemplate = (kept: unknown): string => (typeof kept === 'string' ? kept : '{"ok": true}')

/** What requests are answered with, by hand or by itself: the browser keeps it. */
export function useReplyTemplate(): [string, (template: string) => void] {
  const [template, keep] = useKept(useOwnKey('reply'), parseTemplate)
  return [template, (next) => keep(() => next)]
}
