import { describe, expect, it } from 'vitest'
import { decode, textOf } from '@/lib/testing/decode-samples'

describe('MessagePack', () => {
  it.each([
    ['c0', 'null'],
    ['c2', 'false'],
    ['7f', '127'],
    ['e0', '-32'],
    ['cc ff', '255'],
    ['cf ff ff ff ff ff ff ff ff', '18446744073709551615'],
    ['d3 80 00 00 00 00 00 00 00', '-9223372036854775808'],
    ['cb 40 08 00 00 00 00 00 00', '3'],
    ['cb 3f f8 00 00 00 00 00 00', '1.5'],
    ['cb 80 00 00 00 00 00 00 00', '-0.0'],
    ['cb 43 50 00 00 00 00 00 00', '18014398509481984.0'],
    ['cb 7f f8 00 00 00 00 00 00', '{"$double":"NaN"}'],
    ['a3 e6 9d 8e', '"李"'],
    ['a2 ff fe', '{"$bytes":"//4="}'],
    ['c4 02 01 02', '{"$bytes":"AQI="}'],
    ['c4 02 68 69', '{"$bytes":"aGk="}'],
    ['92 a1 ff c4 01 61', '[{"$bytes":"/w=="},{"$bytes":"YQ=="}]'],
    ['81 a1 ff 01', '{"{\\"$bytes\\":\\"/w==\\"}":1}'],
    ['82 a1 62 01 07 02', '{"b":1,"7":2}'],
    ['93 01 a1 61 90', '[1,"a",[]]'],
    ['82 a1 61 01 a1 61 02', '{"a":1,"a":2}'],
    ['81 01 c3', '{"1":true}'],
    ['81 92 01 02 c3', '{"[1,2]":true}'],
    ['81 a9 5f 5f 70 72 6f 74 6f 5f 5f 80', '{"__proto__":{}}'],
    ['d6 ff 65 5a 0b 00', '{"$timestamp":"2023-11-19T13:17:52Z"}'],
    ['d4 05 07', '{"$ext":5,"$value":{"$bytes":"Bw=="}}'],
  ])('%s is %s', (bytes, text) => {
    expect(textOf('messagepack', bytes)).toBe(text)
  })

  it('that is none says so, and how much is left behind one', () => {
    expect(decode('messagepack', '92 01 c1')).toMatchObject({
      text: null,
      problem: { fault: 'byte', at: null },
    })
    expect(decode('messagepack', '81 a1 61')).toMatchObject({ text: null, problem: { fault: 'end', at: 3 } })
    expect(decode('messagepack', '01 02 03')).toMatchObject({ text: '1', left: 2, problem: null })
    expect(decode('messagepack', 'ff 91 a1 61 03', { skip: 1 })).toMatchObject({ text: '["a"]', left: 1 })
  })
})
