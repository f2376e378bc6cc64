/** The default exchange has the empty name; addresses and the management API need a word for it. */
export const defaultExchangeSegment = 'amq.default'

const bytes = new TextEncoder()

/** Length in bytes of UTF-8, which is what AMQP counts. */
export const utf8Length = (text: string): number => bytes.encode(text).length

/** Queues and exchanges called `amq.*` are the broker's own: 403 on declare and delete. */
export const isReservedName = (name: string): boolean => name.startsWith('amq.')
