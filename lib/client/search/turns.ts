/** Lets the page draw and take input before the work goes on. */
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const done = () => {
      port1.close()
      resolve()
    }
    port1.addEventListener('message', done, { once: true })
    port1.start()
    port2.postMessage(null)
  })

/** Runs work that comes in steps, one step a task, so that none is long. Undefined when it was aborted. */
export async function inTurns<T>(steps: Generator<void, T>, signal?: AbortSignal): Promise<T | undefined> {
  for (;;) {
    if (signal?.aborted === true) return undefined
    const step = steps.next()
    if (step.done === true) return step.value
    await nextTurn()
  }
}
