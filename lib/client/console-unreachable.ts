/** The console itself did not answer: no network, or its process is gone. Not a problem of the broker. */
export class ConsoleUnreachable extends Error {
  constructor(cause: unknown) {
    super('no answer', { cause })
    this.name = 'ConsoleUnreachable'
  }
}
