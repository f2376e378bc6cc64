import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { Mark } from '@/components/ui/mark'
import { paths } from '@/lib/api/paths'

interface NotFoundProps {
  title: string
  help: string
  toQueues: string
}

/** No page at this address. Drawn by the server alone: whatever stands here, every page would load. */
export function NotFound({ title, help, toQueues }: NotFoundProps) {
  return (
    <div className="min-h-dvh bg-surface-0">
      <header className="flex h-11 items-center gap-2 px-4 text-strong font-semibold">
        <Mark />
        Warren
      </header>
      <main className="border-y border-line-2 bg-surface-1">
        <EmptyState
          icon={<Compass />}
          title={<h1>{title}</h1>}
          actions={
            <a href={paths.queues()} className={buttonClass('plain', 'small')}>
              {toQueues}
            </a>
          }
        >
          {help}
        </EmptyState>
      </main>
    </div>
  )
}

/** The icons' library draws in the browser only. */
const Compass = () => (
  <svg viewBox="0 0 16 16" className="size-4 fill-none stroke-current">
    <circle cx="8" cy="8" r="6.5" />
    <path d="m10.8 5.2-1.6 4-4 1.6 1.6-4z" strokeLinejoin="round" />
  </svg>
)
