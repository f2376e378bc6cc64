import type { DrawingPlan } from './graph-layout'
import type { Layout } from './layout-model'
import type { LayoutDone, LayoutTask } from './layout-worker'

/** The worker that lays out, and the one answer that is waited for. */
export class LayoutThread {
  private worker: Worker | null = null
  private number = 0

  /** Null: something newer was asked for meanwhile. Rejects where no worker can be had, or it failed. */
  async run({ nodes, edges }: DrawingPlan, previous: Layout | undefined): Promise<Layout | null> {
    const worker = (this.worker ??= new Worker(new URL('./layout-worker.ts', import.meta.url), {
      type: 'module',
    }))
    this.number += 1
    const { number } = this
    return new Promise((resolve, reject) => {
      const settle = (event: MessageEvent<LayoutDone>) => {
        if (event.data.number < number) return
        worker.removeEventListener('message', settle)
        resolve(event.data.number === number ? event.data.layout : null)
      }
      const fail = () => {
        // It may never answer again: the next layout is asked of another one.
        if (this.worker === worker) this.end()
        if (number === this.number) reject(new Error('the layout has no worker'))
        else resolve(null)
      }
      worker.addEventListener('message', settle)
      worker.addEventListener('error', fail, { once: true })
      // Nothing is handed over: the page goes on with what it has.
      worker.postMessage({ number, nodes, edges, previous } satisfies LayoutTask, [])
    })
  }

  end(): void {
    this.worker?.terminate()
    this.worker = null
  }
}
