/** Differences up to this are noise: the Date header has whole seconds, and answers travel. */
const tolerance = 3_000

let offset = 0

/** Learns from an answer's Date header how far the console's clock is ahead of the browser's. */
export function learnClock(date: string | null, sentAt: number, receivedAt: number): void {
  const at = date === null ? Number.NaN : Date.parse(date)
  if (Number.isNaN(at)) return
  const ahead = at + 500 - (sentAt + receivedAt) / 2
  offset = Math.abs(ahead) > tolerance + (receivedAt - sentAt) / 2 ? ahead : 0
}

/** A time of the console (`asOf`, `at`) in the clock of this browser, so that ages are right when the two differ. */
export const toBrowserClock = (at: number): number => at - offset
