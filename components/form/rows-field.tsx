'use client'

import { Controller, type ArrayPath, type Control, type FieldPath, type FieldValues } from 'react-hook-form'
import type { ReactNode } from 'react'
import { TypedRows, type RowError, type TypedRow } from './typed-rows'

interface RowsFieldProps<V extends FieldValues, T extends string, O> {
  control: Control<V, unknown, O>
  /** The array in the form's values: "arguments", "properties.headers". */
  name: ArrayPath<V> & FieldPath<V>
  label: string
  types: readonly T[]
  help?: string
  suggestions?: readonly string[]
  typeOf?: (name: string) => T | undefined
  helpOf?: (name: string, type: T) => string | undefined
  aside?: ReactNode
}

/** TypedRows bound to a form, with the errors of each row at its place. */
export function RowsField<V extends FieldValues, T extends string, O>(props: RowsFieldProps<V, T, O>) {
  const { control, name, ...rest } = props
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <TypedRows
          {...rest}
          rows={(field.value as TypedRow<T>[] | undefined) ?? []}
          onChange={field.onChange}
          onLeave={field.onBlur}
          errors={messagesOf(fieldState.error)}
        />
      )}
    />
  )
}

/** react-hook-form keeps the errors of an array as a sparse array below the array's own error. */
function messagesOf(error: unknown): (RowError | undefined)[] {
  if (!Array.isArray(error)) return []
  return Array.from(error as ({ [K in keyof RowError]?: { message?: string } } | undefined)[], (row) =>
    row === undefined
      ? undefined
      : { name: row.name?.message, type: row.type?.message, value: row.value?.message },
  )
}
