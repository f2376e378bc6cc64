/** Debian's suites, newest RabbitMQ first, and the series that each had when this was written (forky still moves). */
export const SUITES = [
  { suite: 'forky', series: '4.3' },
  { suite: 'trixie', series: '4.0' },
  { suite: 'bookworm', series: '3.10' },
]

const OLDEST = /** @type {const} */ ([3, 10])

/**
 * @param {string} version for example "3.10.8"
 * @returns {string} for example "3.10"
 */
export function seriesOf(version) {
  return version.split('.').slice(0, 2).join('.')
}

/**
 * Whether a version is one that was asked for, by series; without a wish, one that Warren knows how to talk to.
 * @param {string} version
 * @param {string | null} wanted
 */
export function fits(version, wanted) {
  if (wanted !== null) return seriesOf(version) === wanted
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
}

/**
 * Why a version that was found is not taken.
 * @param {string} version
 * @param {string | null} wanted
 */
export function misfit(version, wanted) {
  return wanted === null
    ? `RabbitMQ ${version} is older than ${OLDEST.join('.')}`
    : `RabbitMQ ${version} is not ${wanted}`
}
