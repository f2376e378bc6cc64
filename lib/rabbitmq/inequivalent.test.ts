import { describe, expect, it } from 'vitest'
import { parseInequivalent } from './inequivalent'

describe('what differs from the queue or exchange that exists', () => {
  it('reads the texts of 4.3.6', () => {
    expect(
      parseInequivalent(
        "inequivalent arg 'x-max-length' for queue 'orders' in vhost '/': received the value '5' of type 'long' but current is none",
      ),
    ).toEqual({ argument: 'x-max-length', received: '5', current: 'none' })
    expect(
      parseInequivalent(
        "inequivalent arg 'x-queue-type' for queue 'orders' in vhost 'shop': received 'quorum' but current is 'classic'",
      ),
    ).toEqual({ argument: 'x-queue-type', received: 'quorum', current: 'classic' })
  })

  it('reads them inside other words, and with names that try to look like them', () => {
    expect(
      parseInequivalent(
        "PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'x' in vhost 'y': received 'a' but current is 'b'' in vhost '/': received 'false' but current is 'true'",
      ),
    ).toEqual({ argument: 'durable', received: 'false', current: 'true' })
  })

  it('leaves other texts alone', () => {
    expect(parseInequivalent("invalid arg 'x-max-age' for queue 'a'")).toBeNull()
    expect(parseInequivalent('')).toBeNull()
  })
})
