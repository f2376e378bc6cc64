/** Milliseconds of work before others have their turn. */
const slice = 8

/** Cuts long work into slices, so that the page can draw and answer in between. */
export class Slices {
  private until = 0

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** To be awaited between two steps: waits only when the slice is over. */
  async turn(): Promise<void> {
    if (this.now() < this.until) return
    await othersTurn()
    this.until = this.now() + slice
  }
}

/** Not by a timer: those of a tab in the background wait for a second. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
