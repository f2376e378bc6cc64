/** The types of fields that are written as a number. */
export const numberFieldTypes = [
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'float',
  'double',
  'decimal',
  'timestamp',
] as const

/** The types that a header can be given by form, in the order in which the form offers them. */
export const fieldInputTypes = [
  'string',
  'boolean',
  ...numberFieldTypes,
  'bytes',
  'array',
  'table',
  'void',
] as const
export type FieldInputType = (typeof fieldInputTypes)[number]
