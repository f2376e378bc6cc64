import 'server-only'
import { ConsoleError } from '@/lib/api/problem'
import { writeProperties } from './codec/write-properties'
import { contentHeaderOverhead } from './frame-layout'
import type { Outgoing } from './outgoing'

/**
 * The properties of a message as the bytes of a content-header frame. Throws invalid_input for what the wire or a frame of
 * this connection cannot carry.
 */
export function propertyBytes({ properties, rawProperties }: Outgoing, frameMax: number): Buffer {
  const bytes = rawProperties ?? written(() => writeProperties(properties))
  const size = bytes.length + contentHeaderOverhead
  if (size <= frameMax) return bytes
  const detail = `The headers and properties are ${size} bytes; the broker takes ${frameMax} in one frame (frame_max).`
  throw new ConsoleError('invalid_input', detail, {
    errors: [{ pointer: '/properties/headers', message: `At most ${frameMax} bytes in all` }],
  })
}

function written(write: () => Buffer): Buffer {
  try {
    return write()
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error
    throw new ConsoleError('invalid_input', `${error.message}.`, { cause: error })
  }
}
