/**
 * The values of a form as they are now. react-hook-form 7.92 gives its own to a resolver, and whoever types on while that waits
 * changes them: what is sent must be what stood there when "Publish" was pressed. Strings, however long, are not copied.
 */
export function valuesNow<T>(values: T): T {
  if (Array.isArray(values)) return values.map(valuesNow) as T
  if (values === null || typeof values !== 'object' || Object.getPrototypeOf(values) !== Object.prototype)
    return values
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, valuesNow(value)])) as T
}
