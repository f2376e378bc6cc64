import { describe, expect, it } from 'vitest'
import { decode, textOf } from '@/lib/testing/decode-samples'

/** From appendix A of RFC 8949. */
describe('CBOR', () => {
  it.each([
    ['00', '0'],
    ['1b 00 00 00 e8 d4 a5 10 00', '1000000000000'],
    ['1b ff ff ff ff ff ff ff ff', '18446744073709551615'],
    ['c2 49 01 00 00 00 00 00 00 00 00', '18446744073709551616'],
    ['3b ff ff ff ff ff ff ff ff', '-18446744073709551616'],
    ['c3 49 01 00 00 00 00 00 00 00 00', '-18446744073709551617'],
    ['38 63', '-100'],
    ['f9 80 00', '-0.0'],
    ['f9 3c 00', '1.0'],
    ['f9 00 01', '5.960464477539063e-8'],
    ['f9 7c 00', '{"$double":"Infinity"}'],
    ['fb 3f f1 99 99 99 99 99 9a', '1.1'],
    ['f7', '{"$simple":"undefined"}'],
    ['f0', '{"$simple":"16"}'],
    ['f8 ff', '{"$simple":"255"}'],
    ['c1 1a 51 4b 67 b0', '{"$tag":1,"$value":1363896240}'],
    ['44 01 02 03 04', '{"$bytes":"AQIDBA=="}'],
    ['62 c3 bc', '"ü"'],
    ['83 01 82 02 03 82 04 05', '[1,[2,3],[4,5]]'],
    ['a2 01 02 03 04', '{"1":2,"3":4}'],
    ['5f 42 01 02 43 03 04 05 ff', '{"$bytes":"AQIDBAU="}'],
    ['7f 65 73 74 72 65 61 64 6d 69 6e 67 ff', '"streaming"'],
    ['9f 01 82 02 03 9f 04 05 ff ff', '[1,[2,3],[4,5]]'],
    ['bf 61 61 01 61 62 9f 02 03 ff ff', '{"a":1,"b":[2,3]}'],
  ])('%s is %s', (bytes, text) => {
    expect(textOf('cbor', bytes)).toBe(text)
  })

  it('that is none says at which byte', () => {
    expect(decode('cbor', '1c').problem).toMatchObject({ fault: 'byte' })
    expect(decode('cbor', 'ff').problem).toMatchObject({ fault: 'byte' })
    expect(decode('cbor', '82 01').problem).toMatchObject({ fault: 'end', at: 2 })
    expect(decode('cbor', '82 01 1c')).toMatchObject({ text: '[1]', problem: { fault: 'byte', at: 2 } })
    expect(decode('cbor', '5f 61 61 ff').problem).toMatchObject({ fault: 'byte', at: 1 })
    expect(decode('cbor', '82 f8').problem).toMatchObject({ fault: 'end', at: 2 })
    // Half the memory of the world, announced in nine bytes.
    expect(decode('cbor', '5b 7f ff ff ff ff ff ff ff').problem).toMatchObject({ fault: 'end' })
    expect(decode('cbor', '9b 7f ff ff ff ff ff ff ff').problem).toMatchObject({ fault: 'end' })
  })
})
