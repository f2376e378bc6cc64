import 'server-only'
import { RE2JS } from 're2js'
import type { Matcher } from '@/lib/rabbitmq/attention/policy-findings'

const largestPattern = 500
/** Names tried in one run, all patterns together: some 100 ms. */
const mostTries = 50_000

/**
 * Tries patterns of policies, which the broker looks for anywhere in a name, upper and lower case apart. What RE2 does not
 * know (look-around, back references) or what would take too long cannot be tried: nothing is said of such a policy.
 */
export function policyMatcher(names: number): Matcher {
  let left = mostTries
  return (text) => {
    left -= names
    if (left < 0) return null
    try {
      const pattern = RE2JS.compile(text)
      return pattern.programSize() > largestPattern ? null : (name) => pattern.test(name)
    } catch {
      return null
    }
  }
}
