/** Milliseconds from one picture to the next while messages rush by. */
const leastGap = 100

export interface Clock {
  now: () => number
  after: (milliseconds: number, run: () => void) => void
  frame: (run: () => void) => void
}

/**
 * Frames of which at most ten a second are used: rows that go faster are read by nobody, and each picture of them costs the page
 * 20 ms that it needs for reading them. The first one after a rest is the next frame.
 */
export function pacedFrames({ now, after, frame }: Clock): (run: () => void) => void {
  let last = Number.NEGATIVE_INFINITY
  return (run) => {
    const draw = () =>
      frame(() => {
        last = now()
        run()
      })
    const wait = last + leastGap - now()
    if (wait > 0) after(wait, draw)
    else draw()
  }
}
