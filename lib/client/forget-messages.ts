import { isObject } from '@/lib/rabbitmq/is-object'

/** The histories of all who published from this browser: `ownKey` makes keys that begin so. */
const histories = 'warren-history:1:'

/**
 * Whoever sits down at this browser after somebody signed out is not to read what that one published: the outcomes stay, the
 * messages go. Those that were saved under a name stay: they say so.
 */
export function forgetMessages(): void {
  try {
    const { localStorage } = window
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(histories)) localStorage.setItem(key, withoutMessages(localStorage.getItem(key)))
    }
  } catch {
    // No storage: then nothing was kept.
  }
}

function withoutMessages(text: string | null): string {
  try {
    const kept: unknown = JSON.parse(text ?? '')
    if (!isObject(kept) || !Array.isArray(kept['attempts'])) return ''
    const attempts = kept['attempts'].filter(isObject).map((attempt) => ({ ...attempt, values: null }))
    return JSON.stringify({ ...kept, attempts })
  } catch {
    // What cannot be read may hold a message as well.
    return ''
  }
}
