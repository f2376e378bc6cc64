'use client'

import { parseAsBoolean, useQueryState } from 'nuqs'
import { useEffect, useState } from 'react'

/** Whether the dialog that makes something new is open. `?create=true` in the address opens it, and goes out of the address. */
export function useCreateDialog(isAllowed: boolean): [boolean, (open: boolean) => void] {
  const [asked, setAsked] = useQueryState('create', parseAsBoolean.withDefault(false))
  const [open, setOpen] = useState(asked && isAllowed)
  const [seen, setSeen] = useState(asked)
  if (seen !== asked) {
    setSeen(asked)
    if (asked && isAllowed) setOpen(true)
  }
  useEffect(() => {
    if (asked) void setAsked(null)
  }, [asked, setAsked])
  return [open, setOpen]
}
