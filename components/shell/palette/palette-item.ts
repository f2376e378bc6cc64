import type { LucideIcon } from 'lucide-react'

/** One line of the palette. */
export interface PaletteItem {
  id: string
  label: string
  Icon: LucideIcon
  /** The label is the name of an object. */
  isName: boolean
  /** What kind of thing it is. */
  kind: string
  /** What tells it from others of this name. */
  about: string | null
  vhost: string | null
  /** Keys that do the same. */
  keys: readonly string[]
  /** Leads there, types this into the field, or does it. */
  does: { href: string } | { types: string } | { runs: () => void }
}

export interface PaletteGroup {
  label: string
  items: readonly PaletteItem[]
}
