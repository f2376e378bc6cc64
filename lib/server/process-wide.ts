import 'server-only'

/**
 * One value for the whole process. Next loads a module once for each of its layers (route handlers, pages, instrumentation),
 * so a module's own variables are not shared; globalThis is.
 */
export function processWide<T>(name: string, make: () => T): T {
  const store = globalThis as unknown as Record<symbol, T | undefined>
  return (store[Symbol.for(`warren.${name}`)] ??= make())
}
