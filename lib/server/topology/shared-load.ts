import 'server-only'

interface Entry<T> {
  running: Promise<T>
  next: Promise<T> | null
}

/**
 * What is loaded anew for whoever asks, as few times as that takes. A load that runs already may have begun before what is
 * wanted came to be: whoever comes meanwhile waits for the next one, which is the same for all of them.
 */
export class SharedLoads<T> {
  private readonly entries = new Map<string, Entry<T>>()

  load(key: string, load: () => Promise<T>): Promise<T> {
    const known = this.entries.get(key)
    if (known === undefined) return this.start(key, load)
    const over = known.running.catch(() => undefined)
    return (known.next ??= over.then(() => this.start(key, load)))
  }

  private start(key: string, load: () => Promise<T>): Promise<T> {
    const running = load().finally(() => {
      if (entry.next === null) this.entries.delete(key)
    })
    const entry: Entry<T> = { running, next: null }
    this.entries.set(key, entry)
    return running
  }
}
