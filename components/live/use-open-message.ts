'use client'

import { useCallback, useState } from 'react'
import type { LiveView } from '@/lib/client/live/live-view'
import type { MessageRow } from '@/lib/client/live/ring'
import { useCloseOnEscape } from './use-close-on-escape'

interface OpenMessage {
  id: number | null
  /** As it is now; as it was when it has left the rows. */
  row: MessageRow | null
  open: (id: number) => void
  close: () => void
}

/** The message that one looks into. */
export function useOpenMessage(view: LiveView): OpenMessage {
  const [opened, setOpened] = useState<MessageRow | null>(null)
  const open = useCallback(
    (id: number) => {
      const row = view.rows.find(id)
      if (row?.kind === 'message') setOpened(row)
    },
    [view],
  )
  const close = useCallback(() => setOpened(null), [])
  useCloseOnEscape(opened !== null, close)
  const now = opened === null ? undefined : view.rows.find(opened.id)
  return { id: opened?.id ?? null, row: now?.kind === 'message' ? now : opened, open, close }
}
