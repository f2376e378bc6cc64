// Read by every Node that knows ECMAScript modules, however old, so that it can say what is wrong:
// this file, run.mjs and the commands that call it keep to 2017 syntax and have no other import before that.

const NEEDED = /** @type {const} */ ([20, 19])

/**
 * What is wrong with this Node, in one sentence, or null when it fits.
 * @param {string} version for example "20.19.0"
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const parts = version.split('.').map(Number)
  const major = parts[0] || 0
  const minor = parts[1] || 0
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return null
  return (
    'Warren needs Node.js ' +
    NEEDED.join('.') +
    ' or later, and this is ' +
    version +
    ': install a newer one from https://nodejs.org and run the command again.'
  )
}
