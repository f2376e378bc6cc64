import { nextTurn } from './next-turn'

/** Milliseconds of work before others have their turn. */
const slice = 8

/** Cuts long work into slices, so that the page can draw and answer in between. */
export class Slices {
  private until = 0

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** To be awaited between two steps: waits only when the slice is over. */
  async turn(): Promise<void> {
    if (this.now() < this.until) return
    await nextTurn()
    this.until = this.now() + slice
  }
}
