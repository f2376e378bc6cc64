import Link from 'next/link'
import type { ReactNode } from 'react'
import { visible } from '@/lib/i18n/visible'

interface NameLinkProps {
  /** From `paths`. */
  href: string
  /** The whole name, also its title where it is cut. */
  name: string
  /** Instead of the name, for example "(AMQP default)". */
  children?: ReactNode
  /** Beside the name: what is wrong with the object. */
  mark?: ReactNode
  /** A second line on phones: state, type, virtual host. */
  sub?: ReactNode
}

/** On a phone a finger may meet the link anywhere in its cell. */
export const tapsCell = 'max-sm:in-data-row:after:absolute max-sm:in-data-row:after:inset-0'

/** The name of an object as a link to its page. */
export function NameLink({ href, name, children, mark, sub }: NameLinkProps) {
  const link = (
    <Link
      href={href}
      prefetch={false}
      title={visible(name)}
      className={`mono block truncate hover:underline ${tapsCell}`}
    >
      {children ?? visible(name)}
    </Link>
  )
  return (
    <>
      {mark === undefined ? (
        link
      ) : (
        <span className="flex min-w-0 items-center gap-1.5">
          {link}
          {mark}
        </span>
      )}
      {sub === undefined ? null : (
        <span className="hidden gap-2 text-micro text-ink-3 max-sm:flex [&>:last-child]:truncate">{sub}</span>
      )}
    </>
  )
}
