'use client'

import { useState } from 'react'
import { suggest, type Suggestions } from '@/lib/rabbitmq/filter/suggest'

export interface Offer extends Suggestions {
  /** The option that Enter takes; -1 is none. */
  readonly active: number
}

interface Offering {
  offer: Offer | null
  /** Offers what may stand at the cursor. */
  look: (text: string, cursor: number) => void
  /** To the next option, or the one before. */
  move: (by: 1 | -1) => void
  close: () => void
}

/** What may stand at the cursor of a filter, of AMQP's names and of paths that messages here have. */
export function useOffer(seen: () => readonly string[]): Offering {
  const [offer, setOffer] = useState<Offer | null>(null)
  return {
    offer,
    look: (text, cursor) => {
      const found = suggest(text, cursor, seen())
      setOffer(found === null ? null : { ...found, active: -1 })
    },
    move: (by) => {
      if (offer === null) return
      const { active, options } = offer
      const count = options.length
      setOffer({ ...offer, active: (active + by + count + (active === -1 && by < 0 ? 1 : 0)) % count })
    },
    close: () => setOffer(null),
  }
}
