interface Box {
  top: number
  right: number
  bottom: number
  left: number
}

interface Place {
  top: string
  right: string
  bottom: string
  left: string
  maxHeight: string
}

const gap = 4
const edge = 8

/**
 * Where a popup stands beside what opened it: below, or above where there is more room there; at its start or its end, as
 * asked, as long as that leaves it on the screen.
 */
export function placePopup(
  anchor: Box,
  screen: { width: number; height: number },
  { align, width = 0 }: { align: 'start' | 'end'; width?: number },
): Place {
  const below = screen.height - anchor.bottom - gap - edge
  const above = anchor.top - gap - edge
  const isBelow = below >= above || below >= 320
  const fromLeft = Math.max(edge, Math.min(anchor.left, screen.width - width - edge))
  const fromRight = Math.max(edge, Math.min(screen.width - anchor.right, screen.width - width - edge))
  return {
    top: isBelow ? `${anchor.bottom + gap}px` : 'auto',
    bottom: isBelow ? 'auto' : `${screen.height - anchor.top + gap}px`,
    left: align === 'start' ? `${fromLeft}px` : 'auto',
    right: align === 'end' ? `${fromRight}px` : 'auto',
    maxHeight: `${Math.max(0, isBelow ? below : above)}px`,
  }
}

/** Shows a popover beside its anchor, above everything else on the page. */
export function showBeside(popup: HTMLElement, anchor: Element, align: 'start' | 'end'): void {
  if (popup.matches(':popover-open')) return
  const screen = { width: document.documentElement.clientWidth, height: window.innerHeight }
  // Its width is known once it is shown; nothing is painted in between.
  popup.showPopover()
  const { width } = popup.getBoundingClientRect()
  Object.assign(popup.style, placePopup(anchor.getBoundingClientRect(), screen, { align, width }))
}
