import { parseConfig } from '@/lib/server/config/config'

/** Gives this test file's process another configuration than the environment's. */
export function configure(variables: Record<string, string>): void {
  const store = globalThis as unknown as Record<symbol, unknown>
  store[Symbol.for('warren.config')] = parseConfig(variables)
}
