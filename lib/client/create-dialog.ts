'use client'

import { parseAsBoolean } from '@/lib/client/address/params'
import { useQueryState } from '@/lib/client/address/use-query-states'
import { useEffect, useState } from 'react'

const param = parseAsBoolean.withDefault(false)

/** Whether the dialog that makes something new is open. `?create=true` in the address opens it, and goes out of the address. */
export function useCreateDialog(isAllowed: boolean): [boolean, (open: boolean) => void] {
  const [asked, setAsked] = useQueryState('create', param)
  const [open, setOpen] = useState(asked && isAllowed)
  const [seen, setSeen] = useState(asked)
  if (seen !== asked) {
    setSeen(asked)
    if (asked && isAllowed) setOpen(true)
  }
  useEffect(() => {
    if (asked) setAsked(null)
  }, [asked, setAsked])
  return [open, setOpen]
}
