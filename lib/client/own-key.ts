/** One user of one broker: another one is shown nothing of what this one left in the browser, and names elsewhere are others. */
export interface Owner {
  broker: string
  user: string
}

/** The key under which the browser keeps something of its owner; `of` tells apart what one owner has several of. */
export const ownKey = (what: string, { broker, user }: Owner, ...of: readonly string[]): string =>
  `warren-${what}:1:${JSON.stringify([broker, user, ...of])}`
