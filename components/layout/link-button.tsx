import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass, type ButtonKind, type ButtonSize } from '@/components/ui/button-class'

interface LinkButtonProps {
  /** From `paths`. */
  href: string
  kind?: ButtonKind
  size?: ButtonSize
  icon?: ReactNode
  children: ReactNode
}

/** A link that looks like a button, for actions that are another page. */
export function LinkButton({ href, kind, size, icon, children }: LinkButtonProps) {
  return (
    <Link href={href} prefetch={false} className={buttonClass(kind, size)}>
      {icon}
      {children}
    </Link>
  )
}
