import Link from 'next/link'
import { visible } from '@/lib/i18n/visible'

interface CrumbsProps {
  /** The list that the object is of. */
  list: { href: string; words: string }
  vhost?: { name: string; title: string } | undefined
}

/** The way back to the list, before the name of one of its objects, and the virtual host of those that have one. */
export function Crumbs({ list, vhost }: CrumbsProps) {
  return (
    <>
      <Link href={list.href} prefetch={false} className="hover:underline max-sm:hidden">
        {list.words}
      </Link>
      <span aria-hidden className="max-sm:hidden">
        /
      </span>
      {vhost === undefined ? null : (
        <>
          {/* A long one leaves room for the name. */}
          <span title={visible(vhost.title)} className="cut max-w-[40%] flex-none">
            {visible(vhost.name)}
          </span>
          <span aria-hidden>/</span>
        </>
      )}
    </>
  )
}
