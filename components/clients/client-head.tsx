'use client'

import Link from 'next/link'
import { useSectionHref } from '@/lib/client/virtual-host'

interface CrumbProps {
  /** Of the list, from `paths`. */
  path: string
  children: string
}

/** The way back to the list, before the name of one of its objects. */
export function Crumb({ path, children }: CrumbProps) {
  const href = useSectionHref()
  return (
    <>
      <Link href={href(path)} prefetch={false} className="hover:underline max-sm:hidden">
        {children}
      </Link>
      <span aria-hidden className="max-sm:hidden">
        /
      </span>
    </>
  )
}
