/** What a search can find on the broker. */
export interface NameEntry {
  kind: 'queue' | 'exchange' | 'connection'
  vhost: string
  name: string
  /** The type of a queue or an exchange, what a connection calls itself. */
  about: string | null
}

/** Which object it is, in one text. */
export const entryId = (entry: Pick<NameEntry, 'kind' | 'vhost' | 'name'>): string =>
  JSON.stringify([entry.kind, entry.vhost, entry.name])
