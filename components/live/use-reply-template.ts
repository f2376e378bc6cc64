'use client'

import { useKept } from '@/lib/client/kept'

const parseTemplate = (kept: unknown): string => (typeof kept === 'string' ? kept : '{"ok": true}')

/** What requests are answered with, by hand or by itself: the browser keeps it. */
export function useReplyTemplate(): [string, (template: string) => void] {
  const [template, keep] = useKept('warren-reply:1', parseTemplate)
  return [template, (next) => keep(() => next)]
}
