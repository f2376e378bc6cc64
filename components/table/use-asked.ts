'use client'

import { useState } from 'react'

/** Takes out of the selection what is done with. */
type Drop<Row> = (rows: readonly Row[]) => void

/** For a list's dialog: what it asks about, one row by its menu or the selected ones, which leave the selection when they are done. */
export function useAsked<What, Row>() {
  const [asked, setAsked] = useState<{ what: What; drop: Drop<Row> | undefined } | null>(null)
  return {
    /** Null while the dialog is closed. */
    what: asked === null ? null : asked.what,
    ask: (what: What, drop?: Drop<Row>) => setAsked({ what, drop }),
    /** For the dialog. */
    dialog: {
      open: asked !== null,
      onOpenChange: () => setAsked(null),
      onDone: (done: readonly Row[]) => asked?.drop?.(done),
    },
  }
}
