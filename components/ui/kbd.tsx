/** A key. Only in the foot of lists, in menus and in filter boxes. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-block min-w-[17px] flex-none rounded-xs border border-line-2 bg-surface-1 px-1 text-center text-[10.5px] leading-[15px] text-ink-3">
      {children}
    </kbd>
  )
}
