import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from './link-button'

interface GoneProps {
  icon: LucideIcon
  title: string
  /** The list of what is left. */
  list: { href: string; words: string }
  /** Why it may be so. */
  children: ReactNode
}

/** Instead of an object that is not there, or not any more. */
export function Gone({ icon: Icon, title, list, children }: GoneProps) {
  return (
    <div role="alert" className="border-t border-line-2">
      <EmptyState
        icon={<Icon size={16} />}
        title={title}
        actions={
          <LinkButton size="small" href={list.href}>
            {list.words}
          </LinkButton>
        }
      >
        {children}
      </EmptyState>
    </div>
  )
}
