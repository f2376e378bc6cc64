interface Listeners {
  subscribe: (listener: () => void) => () => void
  /** Something has changed. */
  tell: () => void
}

/**
 * Who is told of a change outside React, as `useSyncExternalStore` subscribes to it. `watch` runs when the first of them comes,
 * what it answers when the last has gone.
 */
export function createListeners(watch?: () => () => void): Listeners {
  const all = new Set<() => void>()
  let end: (() => void) | undefined
  return {
    subscribe: (listener) => {
      all.add(listener)
      if (all.size === 1) end = watch?.()
      return () => {
        if (all.delete(listener) && all.size === 0) end?.()
      }
    },
    tell: () => {
      for (const each of all) each()
    },
  }
}
