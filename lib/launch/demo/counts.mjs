const WINDOW = 10

/** Messages a second over the last seconds. */
export class Meter {
  #total = 0
  /** @type {number[]} */
  #marks = []

  add() {
    this.#total++
  }

  /** To be called once a second. */
  tick() {
    this.#marks.push(this.#total)
    if (this.#marks.length > WINDOW + 1) this.#marks.shift()
  }

  get perSecond() {
    const first = this.#marks.at(0) ?? 0
    const last = this.#marks.at(-1) ?? 0
    return this.#marks.length < 2 ? 0 : (last - first) / (this.#marks.length - 1)
  }
}
