import { createListeners } from '@/lib/client/listeners'

/** The browser's address; another one in tests. */
interface Place {
  path: () => string
  write: (search: string, how: 'push' | 'replace') => void
}

interface Wanted {
  /** The page, as the router names it. */
  page: string
  search: string
}

/** Browsers refuse an address that changes too often: Safari more than 100 times in 30 s. */
const pause = 60
const pauseAfterRefusal = 1_000

/**
 * What the address is to say, from the moment somebody changes it until the router has come there: fields that show it must
 * follow each key at once. Whatever else brings the router elsewhere (a link, Back) wins.
 */
export class WantedSearch {
  readonly #place: Place
  readonly #listeners = createListeners()
  #wanted: Wanted | null = null
  #path = ''
  /** Where the router may still come by on its way. */
  readonly #onTheWay = new Set<string>()
  #arrived: Wanted | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(place: Place) {
    this.#place = place
  }

  readonly read = (): Wanted | null => this.#wanted

  readonly subscribe = this.#listeners.subscribe

  /** `from` is what the address says now, of this page. */
  want(page: string, from: string, search: string, how: 'push' | 'replace'): void {
    if (search === from) return
    this.#onTheWay.add(from).add(search)
    this.#path = this.#place.path()
    this.#set({ page, search })
    if (how === 'push') this.#write('push')
    else this.#timer ??= setTimeout(() => this.#write('replace'), pause)
  }

  /** The router is here now. */
  arrive(page: string, search: string): void {
    this.#arrived = { page, search }
    if (this.#wanted === null) return
    const isHere = this.#wanted.page === page
    if (isHere && this.#wanted.search === search && this.#timer === undefined) this.drop()
    else if (!isHere || !this.#onTheWay.has(search)) this.drop()
  }

  /** The address says what it says. */
  drop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#onTheWay.clear()
    if (this.#wanted !== null) this.#set(null)
  }

  #set(wanted: Wanted | null): void {
    this.#wanted = wanted
    this.#listeners.tell()
  }

  #write(how: 'push' | 'replace'): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const wanted = this.#wanted
    if (wanted === null || this.#place.path() !== this.#path) return this.drop()
    try {
      this.#place.write(wanted.search, how)
    } catch {
      this.#timer = setTimeout(() => this.#write(how), pauseAfterRefusal)
      return
    }
    // The router is not told of an address that is the one where it is.
    if (this.#arrived?.page === wanted.page && this.#arrived.search === wanted.search) this.drop()
  }
}
