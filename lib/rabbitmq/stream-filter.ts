import { isAtLeast } from './version'

/**
 * Whether this broker filters streams. Before 3.13 it takes `x-stream-filter` for an argument that means nothing, and delivers
 * everything. What does not tell its version is asked.
 */
export const hasStreamFilter = (version: string): boolean => version === '' || isAtLeast(version, 3, 13)
