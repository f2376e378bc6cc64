'use client'

import type { ArrayPath, Control, FieldPath, FieldValues } from 'react-hook-form'
import { argumentTypes, type ArgumentType } from '@/lib/rabbitmq/argument-text'
import { RowsField } from './rows-field'

interface ArgumentsFieldProps<V extends FieldValues, O> {
  control: Control<V, unknown, O>
  name: ArrayPath<V> & FieldPath<V>
  label: string
  help?: string
  suggestions?: readonly string[]
  typeOf?: (name: string) => ArgumentType | undefined
  helpOf?: (name: string) => string | undefined
}

/** `x-…` arguments of a queue, exchange or binding as typed rows. */
export function ArgumentsField<V extends FieldValues, O>(props: ArgumentsFieldProps<V, O>) {
  return <RowsField {...props} types={argumentTypes} />
}
