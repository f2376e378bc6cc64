import { z } from 'zod'
import { isReservedName, utf8Length } from './name-rules'

/** AMQP's short string: at most 255 bytes of UTF-8. Half a surrogate pair, which JSON can hold, has no UTF-8. */
export const shortString = z
  .string()
  .refine((text) => text.isWellFormed(), { error: 'Not valid Unicode' })
  .refine((text) => utf8Length(text) <= 255, { error: 'At most 255 bytes of UTF-8' })

/** The name of a virtual host, queue or exchange that somebody names: not empty. */
export const objectName = shortString.min(1, { error: 'A name is needed' })

export const newObjectName = objectName
  .refine((name) => !isReservedName(name), {
    error: 'Names that begin with "amq." are reserved for the broker',
  })
  // In a URL they are folders: neither the management API nor a browser can address such an object.
  .refine((name) => name !== '.' && name !== '..', { error: 'Not "." or "..": no URL could name it' })
