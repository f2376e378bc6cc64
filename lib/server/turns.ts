import 'server-only'

/** After so many ms others get their turn. */
const longestTurn = 10

/** Time at the processor, given up again and again: nobody else waits for long. */
export class Turns {
  /** Milliseconds in all turns that are over. */
  spent = 0
  private since = performance.now()

  /** Whether it is somebody else's turn: asked often, answered without a promise. */
  get isOver(): boolean {
    return performance.now() - this.since >= longestTurn
  }

  async next(): Promise<void> {
    this.spent += performance.now() - this.since
    await new Promise((resolve) => setImmediate(resolve))
    this.since = performance.now()
  }
}
