import { startChild } from './child.mjs'
import { Guard } from './guard.mjs'
import { LaunchError } from './launch-error.mjs'

/**
 * @typedef {import('./child.mjs').Child} Child
 * @typedef {import('./child.mjs').ChildSpec} ChildSpec
 * @typedef {{ name: string, stop: () => Promise<void> | void }} Member
 */

/** All that this process has started and must end: programs, locks, folders. What came last goes first. */
export class Family {
  /** @type {Set<Member>} */
  #members = new Set()
  /** @type {Set<Child>} */
  #children = new Set()
  #guard = new Guard()
  isStopping = false

  /** @param {Member} member something that is not a program, for example a lock */
  add(member) {
    this.#members.add(member)
  }

  /**
   * @param {ChildSpec} spec
   * @returns {Child}
   */
  start(spec) {
    if (this.isStopping) throw new LaunchError(`${spec.name} was not started, because all is being stopped.`)
    const child = startChild(spec)
    const { pid } = child
    if (pid !== undefined) this.#guard.watch(pid)
    this.#members.add(child)
    this.#children.add(child)
    void child.exited.then(() => {
      if (pid !== undefined) this.#guard.forget(pid)
      this.#members.delete(child)
      this.#children.delete(child)
    })
    return child
  }

  /**
   * Runs a program to its end; fails with its last lines when it fails.
   * @param {ChildSpec} spec
   */
  async run(spec) {
    const child = this.start(spec)
    const exit = await child.exited
    if (exit.code === 0) return
    throw new LaunchError([`${spec.name} failed (${exit.how}).`, ...child.lastLines()].join('\n'))
  }

  /**
   * Runs a program to its end and gives what it printed.
   * @param {Omit<ChildSpec, 'output'>} spec
   * @returns {Promise<string[]>}
   */
  async read(spec) {
    /** @type {string[]} */
    const lines = []
    await this.run({ ...spec, output: { lines: (line) => void lines.push(line) } })
    return lines
  }

  /** @param {(member: Member) => void} [beforeEach] */
  async stopAll(beforeEach) {
    this.isStopping = true
    for (const member of [...this.#members].toReversed()) {
      beforeEach?.(member)
      await member.stop()
      this.#members.delete(member)
    }
    this.#guard.close()
  }

  killAll() {
    for (const child of this.#children) child.kill()
  }
}
