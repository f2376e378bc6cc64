import { TriangleAlert } from 'lucide-react'
import { isProduction } from '@/lib/api/production'

/** Which environment this broker serves. Production stands out, by its word and by colour. */
export function EnvironmentChip({ environment }: { environment: string }) {
  const look = 'inline-flex h-[18px] flex-none items-center gap-1 rounded-xs px-[5px] text-micro'
  return isProduction(environment) ? (
    <span className={`${look} bg-bad-fill font-semibold text-on-bad`}>
      <TriangleAlert size={12} strokeWidth={2} aria-hidden />
      {environment}
    </span>
  ) : (
    <span className={`${look} bg-surface-2 text-ink-2`}>{environment}</span>
  )
}
