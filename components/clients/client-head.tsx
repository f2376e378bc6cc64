'use client'

import Link from 'next/link'

interface CrumbProps {
  href: string
  children: string
}

/** The way back to the list, before the name of one of its objects. */
export function Crumb({ href, children }: CrumbProps) {
  return (
    <>
      <Link href={href} prefetch={false} className="hover:underline max-sm:hidden">
        {children}
      </Link>
      <span aria-hidden className="max-sm:hidden">
        /
      </span>
    </>
  )
}
