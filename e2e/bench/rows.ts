import type { Page } from '@playwright/test'

/** What a table shows when it is right. */
export interface RightRows {
  /** A selector of the cell or link with a row's name. */
  names: string
  /** How the first one begins: its whole name, or where the order does not matter a part of it. */
  first: string
  /** How many rows there are, where it matters. */
  count?: number
}

/** A hand rests on what it is about to press. */
export const rest = 150

/**
 * Milliseconds from the last press of a key or button until the rows are right, looked at frame by frame in the page itself:
 * the same for both user interfaces.
 */
export async function timeToRows(page: Page, right: RightRows, act: () => Promise<void>): Promise<number> {
  const shown = page.evaluate(
    ({ names, first, count }) =>
      new Promise<number>((resolve, reject) => {
        let pressed = performance.now()
        const onPress = (event: Event) => {
          pressed = event.timeStamp
        }
        for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, onPress, true)
        const begun = performance.now()
        const look = () => {
          const found = document.querySelectorAll(names)
          const isRight =
            found[0]?.textContent?.trim().startsWith(first) === true &&
            (count === undefined || found.length === count)
          const now = performance.now()
          if (isRight) return resolve(now - pressed)
          if (now - begun > 60_000) {
            return reject(new Error(`after a minute: ${found.length} rows, first ${found[0]?.textContent}`))
          }
          requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    right,
  )
  await act()
  return shown
}
