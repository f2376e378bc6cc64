import { nextTurn } from '@/lib/client/next-turn'

/** Runs work that comes in steps, one step a task, so that none is long. Undefined when it was aborted. */
export async function inTurns<T>(steps: Generator<void, T>, signal?: AbortSignal): Promise<T | undefined> {
  for (;;) {
    if (signal?.aborted === true) return undefined
    const step = steps.next()
    if (step.done === true) return step.value
    await nextTurn()
  }
}
