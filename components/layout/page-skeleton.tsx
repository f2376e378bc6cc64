import { Skeleton } from '@/components/ui/skeleton'

const widths = ['46%', '38%', '52%', '33%', '44%']

/** Instead of one object's page while nothing is known yet: a strip of figures and some lines, after 150 ms. */
export function PageSkeleton() {
  return (
    <div aria-hidden className="late">
      <div className="flex h-[62px] items-center gap-24 border-t border-line-2 px-4 max-sm:gap-8 max-sm:px-3">
        {widths.map((width) => (
          <Skeleton key={width} width="64px" />
        ))}
      </div>
      <div className="flex flex-col gap-3 border-t border-line-2 px-4 py-3 max-sm:px-3">
        {widths.map((width) => (
          <Skeleton key={width} width={width} />
        ))}
      </div>
    </div>
  )
}
