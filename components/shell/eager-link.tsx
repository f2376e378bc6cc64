'use client'

import Link from 'next/link'
import { useState, type ComponentProps } from 'react'

/** A link whose page is fetched when somebody is about to follow it: the pointer or the focus is on it. */
export function EagerLink(
  props: Omit<ComponentProps<typeof Link>, 'prefetch' | 'onPointerEnter' | 'onFocus'>,
) {
  const [isNear, setIsNear] = useState(false)
  const come = () => setIsNear(true)
  return <Link {...props} prefetch={isNear} onPointerEnter={come} onFocus={come} />
}
