import { keyTakers } from '@/components/ui/key-takers'

/** What a key does in a list. */
export type ListAction =
  | { kind: 'move'; by: number }
  | { kind: 'open' }
  | { kind: 'toggle'; isRange: boolean }
  | { kind: 'columns' }
  | { kind: 'clear' }

/** Where the key was pressed: what it does there is the page's, or the list's. */
export type KeyPlace =
  /** In the list or nowhere in particular. */
  | 'list'
  /** On a tick box of a row. */
  | 'tick'
  /** On a link or button: Enter and space belong to it. */
  | 'control'
  /** On a link of a row, or on what opens the row: Enter belongs to it. */
  | 'link'
  /** In the list's filter. */
  | 'filter'
  /** Where it is typed, or in what lies above the page. */
  | 'taken'

interface Pressed {
  key: string
  shiftKey: boolean
}

const moves: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

const others: ReadonlySet<string> = new Set(['x', 'X', ' ', 'Enter', 'c', 'Escape'])

/** Whether a key can mean something to a list: where it was pressed takes a search of the page, which letters of a filter need not. */
export const isListKey = (key: string): boolean => others.has(key) || moves[key] !== undefined

/** What a press means, null when it means nothing to a list. */
export function listAction({ key, shiftKey }: Pressed, place: KeyPlace): ListAction | null {
  if (place === 'taken') return null
  if (place === 'filter') return key === 'ArrowDown' || key === 'Enter' ? { kind: 'move', by: 1 } : null
  const by = moves[key]
  if (by !== undefined) {
    // Arrows belong to a control that has the focus, such as the edge of a head.
    return key.startsWith('Arrow') && place === 'control' ? null : { kind: 'move', by }
  }
  if (key === 'x' || key === 'X') return { kind: 'toggle', isRange: shiftKey }
  if (key === ' ' && (place === 'list' || place === 'link')) return { kind: 'toggle', isRange: shiftKey }
  if (key === 'Enter' && (place === 'list' || place === 'tick')) return { kind: 'open' }
  if (key === 'c') return { kind: 'columns' }
  if (key === 'Escape') return { kind: 'clear' }
  return null
}

/** What lies above the page while it is open. Keys belong to it, wherever the focus is; Esc closes it, and nothing else. */
const above = '[role=menu]:popover-open, [role=dialog], [role=alertdialog]'

/** Where an element stands, for `listAction`. */
export function keyPlace(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return 'list'
  if (document.querySelector(above) !== null) return 'taken'
  if (target.matches('[data-list-filter]')) return 'filter'
  if (target.closest(keyTakers) !== null) return 'taken'
  const isInRow = target.closest('[data-row]') !== null
  if (isInRow && target.matches('input')) return 'tick'
  if (isInRow && target.matches('a[href], button[aria-expanded]')) return 'link'
  return target.closest('a[href], button, input, [role=separator], summary') === null ? 'list' : 'control'
}
