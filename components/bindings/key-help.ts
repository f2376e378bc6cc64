import type { en } from '@/lib/i18n/en'

type KeyHelp = keyof typeof en.bindings.keyHelp

const byType: Readonly<Record<string, KeyHelp>> = {
  direct: 'direct',
  topic: 'topic',
  fanout: 'fanout',
  headers: 'headers',
  'x-consistent-hash': 'hash',
}

/** The words on what a binding key means for an exchange of this type; null when the type is not known (yet). */
export const keyHelpOf = (type: string | null): KeyHelp =>
  type === null ? 'unknown' : Object.hasOwn(byType, type) ? (byType[type] ?? 'other') : 'other'
