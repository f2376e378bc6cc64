/** A bar where a value will be. No shimmer; it shows itself only when loading lasts. */
export function Skeleton({ width }: { width: string }) {
  return (
    <span
      aria-hidden
      style={{ width }}
      className="inline-block h-2 rounded-[2px] bg-surface-2 align-middle shadow-[inset_0_0_0_1px_var(--line-1)]"
    />
  )
}
