'use client'

import Link from 'next/link'
import { useState, type ComponentProps } from 'react'

interface EagerLinkProps extends Omit<
  ComponentProps<typeof Link>,
  'prefetch' | 'onPointerEnter' | 'onFocus'
> {
  /** Somebody is about to follow it: what its page will ask for first can be asked for now. */
  onNear?: () => void
}

/** A link whose page is fetched when somebody is about to follow it: the pointer or the focus is on it. */
export function EagerLink({ onNear, ...props }: EagerLinkProps) {
  const [isNear, setIsNear] = useState(false)
  const come = () => {
    setIsNear(true)
    onNear?.()
  }
  return <Link {...props} prefetch={isNear} onPointerEnter={come} onFocus={come} />
}
