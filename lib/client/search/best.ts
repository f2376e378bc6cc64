/** The best few of many, in order, without keeping or sorting the others. */
export class Best<T> {
  readonly items: T[] = []
  private readonly most: number
  private readonly compare: (a: T, b: T) => number

  /** `compare` is negative when `a` is better. */
  constructor(most: number, compare: (a: T, b: T) => number) {
    this.most = most
    this.compare = compare
  }

  add(item: T): void {
    const { items } = this
    const last = items.at(-1)
    if (items.length === this.most) {
      if (last === undefined || this.compare(item, last) >= 0) return
      items.pop()
    }
    let low = 0
    let high = items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.compare(item, items[middle] as T) < 0) high = middle
      else low = middle + 1
    }
    items.splice(low, 0, item)
  }
}
