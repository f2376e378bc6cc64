import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form'
import { ConsoleError } from '@/lib/api/problem'

/**
 * Puts the server's `errors[].pointer` ("/arguments/0/value") at the fields of a form. True when each of them found one:
 * then nothing is left to be said elsewhere.
 */
export function applyProblem<V extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<V>,
  fields: readonly string[],
): boolean {
  if (!(error instanceof ConsoleError) || error.errors.length === 0) return false
  let all = true
  for (const { pointer, message } of error.errors) {
    const path = pointer.replace(/^\//, '').replaceAll('/', '.')
    const [top = ''] = path.split('.')
    if (fields.includes(top))
      setError(path as FieldPath<V>, { type: 'server', message }, { shouldFocus: true })
    else all = false
  }
  return all
}
