/**
 * @typedef {object} Step
 * @property {(detail: string) => void} update says what the step is at
 * @property {(text: string) => void} done
 * @property {() => void} fail ends the line; the error itself says what went wrong
 *
 * @typedef {object} Progress
 * @property {(text: string) => Step} start
 * @property {(text: string) => void} note
 *
 * @typedef {object} Output what we need of process.stdout
 * @property {(text: string) => unknown} write
 * @property {boolean | undefined} [isTTY]
 * @property {number | undefined} [columns]
 */

const REDRAW_MS = 250

/** @param {number} ms */
export function seconds(ms) {
  return ms < 60_000
    ? `${Math.round(ms / 1000)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
}

/**
 * Shows long steps: one line that redraws itself on a terminal, plain lines elsewhere.
 * @param {Output} out
 * @returns {Progress}
 */
export function createProgress(out = process.stdout) {
  return {
    note: (text) => void out.write(`  ${text}\n`),
    start: (text) => (out.isTTY ? liveStep(out, text) : plainStep(out, text)),
  }
}

/**
 * @param {number} started
 * @param {string} text
 */
function withTime(started, text) {
  const ms = Date.now() - started
  return ms < 1000 ? text : `${text} (${seconds(ms)})`
}

/**
 * @param {Output} out
 * @param {string} text
 * @returns {Step}
 */
function plainStep(out, text) {
  const started = Date.now()
  let last = text
  out.write(`  - ${text}\n`)
  return {
    update: (detail) => {
      if (detail !== last) out.write(`    ${detail}\n`)
      last = detail
    },
    done: (result) => void out.write(`  ✓ ${withTime(started, result)}\n`),
    fail: () => void out.write(`  ✗ ${withTime(started, text)}\n`),
  }
}

/**
 * @param {Output} out
 * @param {string} text
 * @returns {Step}
 */
function liveStep(out, text) {
  const started = Date.now()
  let detail = ''
  const draw = () => {
    const line = `  … ${withTime(started, detail ? `${text}: ${detail}` : text)}`
    out.write(`\r\x1b[2K${line.slice(0, (out.columns || 80) - 1)}`)
  }
  const timer = setInterval(draw, REDRAW_MS)
  timer.unref()
  draw()
  /** @param {string} line */
  const end = (line) => {
    clearInterval(timer)
    out.write(`\r\x1b[2K  ${withTime(started, line)}\n`)
  }
  return {
    update: (next) => {
      detail = next
      draw()
    },
    done: (result) => end(`✓ ${result}`),
    fail: () => end(`✗ ${text}`),
  }
}
