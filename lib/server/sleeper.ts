import 'server-only'

/** Waits until there is something to do. */
export class Sleeper {
  private readonly wakers = new Set<() => void>()

  /** Until somebody wakes it, or so many milliseconds; null: however long that takes. */
  sleep(milliseconds: number | null): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        this.wakers.delete(wake)
        resolve()
      }
      const timer = milliseconds === null ? undefined : setTimeout(wake, milliseconds)
      this.wakers.add(wake)
    })
  }

  /** Nothing is remembered while nobody sleeps. */
  wake(): void {
    for (const wake of this.wakers) wake()
  }
}
