/** The words of a routing or binding key: "a..b" has three, the empty key has none. */
export const topicWords = (key: string): string[] => (key === '' ? [] : key.split('.'))

interface Node<T> {
  children: Map<string, Node<T>>
  values: T[]
}

const newNode = <T>(): Node<T> => ({ children: new Map(), values: [] })

/** Binding keys of a topic exchange, so that a message meets only those that can match. */
export class TopicTrie<T> {
  private readonly root: Node<T> = newNode()

  add(bindingKey: string, value: T): void {
    let node = this.root
    for (const word of topicWords(bindingKey)) {
      let next = node.children.get(word)
      if (next === undefined) node.children.set(word, (next = newNode()))
      node = next
    }
    node.values.push(value)
  }

  /** The values of all binding keys that take the routing key, each once. */
  match(routingKey: string): T[] {
    const words = topicWords(routingKey)
    const found = new Set<T>()
    // With several # the walk comes to the same place again and again; each place is walked from once.
    const seen = new Map<Node<T>, Set<number>>()
    const walk = (node: Node<T>, at: number): void => {
      const places = seen.get(node)
      if (places === undefined) seen.set(node, new Set([at]))
      else if (places.has(at)) return
      else places.add(at)
      const word = words[at]
      if (word === undefined) for (const value of node.values) found.add(value)
      else {
        for (const step of word === '*' ? [word] : [word, '*']) {
          const next = node.children.get(step)
          if (next !== undefined) walk(next, at + 1)
        }
      }
      const any = node.children.get('#')
      if (any !== undefined) for (let from = at; from <= words.length; from += 1) walk(any, from)
    }
    walk(this.root, 0)
    return [...found]
  }
}

/** One word of a binding key and the words of the routing key that it takes. */
export interface TopicPart {
  word: string
  takes: string[]
}

/** How a binding key takes a routing key, word by word; null when it does not. */
export function explainTopic(bindingKey: string, routingKey: string): TopicPart[] | null {
  const pattern = topicWords(bindingKey)
  const words = topicWords(routingKey)
  const dead = new Set<number>()
  const walk = (p: number, w: number): TopicPart[] | null => {
    const word = pattern[p]
    if (word === undefined) return w === words.length ? [] : null
    const place = p * (words.length + 1) + w
    if (dead.has(place)) return null
    if (word === '#') {
      for (let to = w; to <= words.length; to += 1) {
        const rest = walk(p + 1, to)
        if (rest !== null) return [{ word, takes: words.slice(w, to) }, ...rest]
      }
    } else if (w < words.length && (word === '*' || word === words[w])) {
      const rest = walk(p + 1, w + 1)
      if (rest !== null) return [{ word, takes: words.slice(w, w + 1) }, ...rest]
    }
    dead.add(place)
    return null
  }
  return walk(0, 0)
}
