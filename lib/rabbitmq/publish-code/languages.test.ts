import { describe, expect, it, test } from 'vitest'
import { codeMessage, everyHeader, everyProperty, nasty } from '@/lib/testing/code-samples'
import type { CodeMessage, CodePayload } from './code-message'
import { languages } from './languages'

type Texts = Record<string, string>
/** The message in every language, by its key. */
const written = (message: CodeMessage): Texts =>
  Object.fromEntries(languages.map(({ key, write }) => [key, write(message).text]))
const lacks = (message: CodeMessage) =>
  Object.fromEntries(languages.map(({ key, write }) => [key, write(message).lacks]))
/** Its end as a shell has it. */
const printed = String.raw`"$(printf '\342\200\256\342\201\246')"`
/** `nasty` as all languages but the shell quote it. */
const quotedNasty = String.raw`"'\"$(x) ${'`y`'} \\ {{n}}\n中 😀\u2028\u202e\u2066"`
const keys = ['pika', 'amqplib', 'java', 'go', 'csharp', 'curl', 'rabbitmqadmin'] as const
type Row = readonly [what: string, ...texts: (string | null)[]]

/** Whether each language holds its text of the row; null where it cannot say it. */
function expectEach(texts: Texts, [what, ...wanted]: Row): void {
  for (const [index, key] of keys.entries()) {
    const text = wanted[index]
    if (text === null || text === undefined) expect(texts[key], `${what} in ${key}`).not.toContain(what)
    else expect(texts[key], `${what} in ${key}`).toContain(text)
  }
}

test('seven languages', () => {
  expect(languages.map(({ key }) => key)).toEqual(keys)
})

describe('properties', () => {
  const texts = written(codeMessage({ properties: everyProperty }))
  const json = (name: string, value: string) => `"${name}": ${value}`
  const plain = (name: string, camel: string, pascal: string, value: string): Row => [
    name,
    `    ${name}=${value},`,
    `  ${camel}: ${value},`,
    `.${camel}(${value})`,
    `${pascal}: ${value},`,
    `${pascal} = ${value},`,
    json(name, value),
    json(name, value),
  ]
  const rows: Row[] = [
    plain('content_type', 'contentType', 'ContentType', '"application/json"'),
    plain('content_encoding', 'contentEncoding', 'ContentEncoding', '"gzip"'),
    plain('priority', 'priority', 'Priority', '5'),
    plain('reply_to', 'replyTo', 'ReplyTo', '"answers"'),
    plain('expiration', 'expiration', 'Expiration', '"60000"'),
    plain('message_id', 'messageId', 'MessageId', '"m-1"'),
    plain('type', 'type', 'Type', '"order"'),
    plain('user_id', 'userId', 'UserId', '"guest"'),
    plain('app_id', 'appId', 'AppId', '"shop"'),
    [
      'delivery_mode',
      '    delivery_mode=2,',
      '  deliveryMode: 2,',
      '.deliveryMode(2)',
      'DeliveryMode: 2,',
      'DeliveryMode = DeliveryModes.Persistent,',
      '"delivery_mode": 2',
      '"delivery_mode": 2',
    ],
    [
      'timestamp',
      '    timestamp=1700000000,',
      '  timestamp: 1700000000,',
      '.timestamp(new Date(1700000000L * 1000))',
      'Timestamp: time.Unix(1700000000, 0),',
      'Timestamp = new AmqpTimestamp(1700000000),',
      '"timestamp": 1700000000',
      '"timestamp": 1700000000',
    ],
    [
      'west',
      'cluster_id="west",',
      null,
      '.clusterId("west")',
      null,
      'ClusterId = "west",',
      '"cluster_id": "west"',
      '"cluster_id": "west"',
    ],
  ]
  for (const row of rows) test(row[0], () => expectEach(texts, row))

  it('has nothing that turns the writing direction around', () => {
    for (const key of keys) expect(texts[key], key).not.toMatch(/\p{Bidi_Control}/u)
  })

  it('quotes what is nasty', () => {
    for (const key of ['pika', 'amqplib', 'java', 'go', 'csharp'])
      expect(texts[key], key).toContain(quotedNasty)
    const inShell = quotedNasty.replaceAll("'", String.raw`'\''`)
    for (const key of ['curl', 'rabbitmqadmin'])
      expect(texts[key], key).toContain(`"correlation_id": ${inShell}`)
  })

  it('says who has no cluster id', () => {
    expect(lacks(codeMessage({ properties: everyProperty, mandatory: false }))).toEqual({
      pika: [],
      amqplib: ['clusterId'],
      java: [],
      go: ['clusterId'],
      csharp: [],
      curl: [],
      rabbitmqadmin: [],
    })
  })
})

describe('headers', () => {
  const texts = written(codeMessage({ headers: everyHeader }))
  const row = (
    name: string,
    pika: string,
    amqplib: string,
    java: string,
    go: string,
    csharp: string,
    json: string | null,
  ): Row => [
    `"${name}": `,
    `"${name}": ${pika},`,
    `["${name}"]: ${amqplib},`,
    `"${name}", ${java}`,
    `"${name}": ${go}`,
    `["${name}"] = ${csharp},`,
    json === null ? null : `"${name}": ${json}`,
    json === null ? null : `"${name}": ${json}`,
  ]
  const typed = (type: string, value: string) => `{ '!': '${type}', value: ${value} }`
  const rows: Row[] = [
    row('boolean', 'True', 'true', 'true', 'true', 'true', 'true'),
    row('int8', '-8', typed('int8', '-8'), '(byte) -8', 'int8(-8)', '(sbyte)-8', '-8'),
    row('uint8', '8', typed('uint8', '8'), '(short) 8', 'uint8(8)', '(byte)8', '8'),
    row('int16', '-16', typed('int16', '-16'), '(short) -16', 'int16(-16)', '(short)-16', '-16'),
    row('uint16', '16', typed('uint16', '16'), '16', 'int32(16)', '(ushort)16', '16'),
    row('int32', '-32', typed('int32', '-32'), '-32', 'int32(-32)', '-32', '-32'),
    row(
      'uint32',
      '4294967295',
      typed('uint32', '4294967295'),
      '4294967295L',
      'int64(4294967295)',
      '(uint)4294967295',
      '4294967295',
    ),
    row(
      'int64',
      '-9223372036854775808',
      typed('int64', '-9223372036854775808n'),
      '-9223372036854775808L',
      'int64(-9223372036854775808)',
      '(long)-9223372036854775808',
      '-9223372036854775808',
    ),
    row('float', 'Decimal("0.5")', typed('float', '0.5'), '0.5f', 'float32(0.5)', '(float)0.5', '0.5'),
    row('double', 'Decimal("1.5")', typed('double', '1.5'), '1.5d', 'float64(1.5)', '(double)1.5', '1.5'),
    row(
      'decimal',
      'Decimal("-12.34")',
      typed('decimal', '{ places: 2, digits: -1234 }'),
      'new java.math.BigDecimal("-12.34")',
      'amqp.Decimal{Scale: 2, Value: -1234}',
      '-12.34m',
      '-12.34',
    ),
    row(
      'timestamp',
      'datetime.fromtimestamp(1700000000, timezone.utc)',
      typed('timestamp', '1700000000'),
      'new Date(1700000000L * 1000)',
      'time.Unix(1700000000, 0)',
      'new AmqpTimestamp(1700000000)',
      '1700000000',
    ),
    row(
      'bytes',
      'base64.b64decode("AP8=")',
      `Buffer.from("AP8=", 'base64')`,
      'Base64.getDecoder().decode("AP8=")',
      'must(base64.StdEncoding.DecodeString("AP8="))',
      'Convert.FromBase64String("AP8=")',
      '"AP8="',
    ),
    row(
      'array',
      '["a", None]',
      '["a", null]',
      'Arrays.<Object>asList("a", (Object) null)',
      '[]interface{}{"a", nil}',
      'new List<object?> { "a", null }',
      '["a", null]',
    ),
    // An array of one null is where Java would make none of it.
    row(
      'only',
      '[None]',
      '[null]',
      'Arrays.<Object>asList((Object) null)',
      '[]interface{}{nil}',
      'new List<object?> { null }',
      '[null]',
    ),
    row('__proto__', '1', typed('int64', '1'), '1L', 'int64(1)', '(long)1', '1'),
    row(
      'table',
      '{\n            "__proto__": 1,\n            "only": [None],\n        }',
      `{\n      ["__proto__"]: ${typed('int64', '1')},\n      ["only"]: [null],\n    }`,
      'table("__proto__", 1L, ',
      'amqp.Table{"__proto__": int64(1), ',
      'new Dictionary<string, object?>\n        {\n            ["__proto__"] = (long)1,\n            ["only"] = new List<object?> { null },\n        }',
      '{"__proto__": 1, "only": [null]}',
    ),
    // The management API refuses a null there.
    row('void', 'None', 'null', 'null', 'nil', 'null', null),
  ]
  for (const each of rows) test(each[0], () => expectEach(texts, each))

  it('says whose clients have fewer types', () => {
    const kinds = Object.fromEntries(
      everyHeader.map((header) => [
        header.name,
        keys.filter((key) => {
          const language = languages.find((each) => each.key === key)
          return language?.write(codeMessage({ headers: [header], mandatory: false })).lacks.length !== 0
        }),
      ]),
    )
    const byHttp = ['curl', 'rabbitmqadmin']
    expect(kinds).toEqual({
      string: [],
      boolean: [],
      int8: ['pika', ...byHttp],
      uint8: ['pika', 'java', ...byHttp],
      int16: ['pika', ...byHttp],
      uint16: ['pika', 'java', 'go', ...byHttp],
      int32: [],
      uint32: ['pika', 'java', 'go', ...byHttp],
      int64: [],
      float: ['pika', ...byHttp],
      double: ['pika'],
      decimal: byHttp,
      timestamp: byHttp,
      bytes: ['csharp', ...byHttp],
      array: byHttp,
      table: byHttp,
      void: byHttp,
    })
  })
})

describe('payload', () => {
  const of = (payload: CodePayload) => written(codeMessage({ payload, mandatory: false }))
  test('text', () => {
    const texts = of({ kind: 'text', text: nasty, charset: 'UTF-8', compression: 'none' })
    expect(texts['pika']).toContain(`body=${quotedNasty}.encode("utf-8"),`)
    expect(texts['amqplib']).toContain(`Buffer.from(${quotedNasty}), {`)
    expect(texts['java']).toContain(`${quotedNasty}.getBytes(Charset.forName("UTF-8")));`)
    expect(texts['go']).toContain(`Body: []byte(${quotedNasty}),`)
    expect(texts['csharp']).toContain(`Encoding.UTF8.GetBytes(${quotedNasty}));`)
    expect(texts['curl']).toContain(`"payload": ${quotedNasty.replaceAll("'", String.raw`'\''`)},`)
    expect(texts['curl']).toContain('"payload_encoding": "string"')
    const [straight = ''] = nasty.split('\u202e')
    expect(texts['rabbitmqadmin']).toContain(
      `--payload='${straight.replaceAll("'", String.raw`'\''`)}'${printed}''`,
    )
  })

  test('base64', () => {
    const texts = of({ kind: 'base64', base64: 'AP8=', compression: 'none' })
    expect(texts['pika']).toContain('body=base64.b64decode("AP8="),')
    expect(texts['pika']).toMatch(/^import base64\n/)
    expect(texts['amqplib']).toContain(`Buffer.from("AP8=", 'base64'), {`)
    expect(texts['java']).toContain('Base64.getDecoder().decode("AP8="));')
    expect(texts['go']).toContain('Body: must(base64.StdEncoding.DecodeString("AP8=")),')
    expect(texts['go']).toContain('\t"encoding/base64"\n')
    expect(texts['csharp']).toContain('Convert.FromBase64String("AP8="));')
    expect(texts['curl']).toContain('"payload": "AP8=",\n "payload_encoding": "base64"')
    expect(
      lacks(codeMessage({ payload: { kind: 'base64', base64: 'AP8=', compression: 'none' } }))[
        'rabbitmqadmin'
      ],
    ).toContain('encoding')
  })

  test('a file', () => {
    const texts = of({ kind: 'file', name: 'a.bin', compression: 'none' })
    expect(texts['pika']).toContain('body=open("a.bin", "rb").read(),')
    expect(texts['amqplib']).toContain('readFileSync("a.bin"), {')
    expect(texts['java']).toContain('Files.readAllBytes(Path.of("a.bin")));')
    expect(texts['go']).toContain('Body: must(os.ReadFile("a.bin")),')
    expect(texts['csharp']).toContain('await File.ReadAllBytesAsync("a.bin"));')
  })

  test('a character set and compression', () => {
    const payload = { kind: 'text', text: '订单', charset: 'GBK', compression: 'gzip' } as const
    const texts = of(payload)
    expect(texts['pika']).toContain('body=gzip.compress("订单".encode("gb18030")),')
    expect(texts['amqplib']).toContain('gzipSync(iconv.encode("订单", "GBK")), {')
    expect(texts['java']).toContain('"订单".getBytes(Charset.forName("GB18030")));')
    expect(texts['csharp']).toContain('Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);')
    expect(texts['csharp']).toContain('Encoding.GetEncoding("GBK").GetBytes("订单"));')
    const wide = of({ ...payload, charset: 'UTF-16', compression: 'deflate' })
    expect(wide['pika']).toContain('body=zlib.compress("订单".encode("utf-16")),')
    expect(wide['amqplib']).toContain('deflateSync(iconv.encode("订单", "UTF-16")), {')
    expect(wide['java']).toContain('Charset.forName("x-UTF-16LE-BOM")')
    expect(wide['csharp']).toContain(String.raw`Encoding.Unicode.GetBytes("\ufeff" + "订单")`)
    const told = {
      java: ['encoding'],
      go: ['encoding'],
      csharp: ['encoding'],
      curl: ['encoding'],
      rabbitmqadmin: ['encoding'],
    }
    expect(lacks(codeMessage({ payload, mandatory: false }))).toEqual({ pika: [], amqplib: [], ...told })
  })
})

describe('where to', () => {
  test('exchange and routing key', () => {
    const texts = written(codeMessage())
    expect(texts['pika']).toContain('exchange="events", routing_key="order.paid",')
    expect(texts['amqplib']).toContain('channel.publish("events", "order.paid", ')
    expect(texts['java']).toContain('channel.basicPublish("events", "order.paid", true, ')
    expect(texts['go']).toContain('context.Background(), "events", "order.paid", true, false, ')
    expect(texts['csharp']).toContain('channel.BasicPublishAsync("events", "order.paid", true, ')
    expect(texts['curl']).toContain('"routing_key": "order.paid"')
    expect(texts['rabbitmqadmin']).toContain(`--exchange='events' \\\n  --routing-key='order.paid'`)
  })

  test('the default exchange, by HTTP', () => {
    const texts = written(codeMessage({ exchange: '', vhost: 'a/b' }))
    expect(texts['curl']).toContain('/api/exchanges/a%2Fb/amq.default/publish')
    expect(texts['rabbitmqadmin']).not.toContain('--exchange')
    expect(texts['rabbitmqadmin']).toContain("--vhost 'a/b'")
  })
})

describe('guarantee', () => {
  const of = (guarantee: CodeMessage['guarantee'], commit = true, mandatory = true) =>
    written(codeMessage({ guarantee, commit, mandatory }))

  test('Confirm', () => {
    const texts = of('confirm')
    expect(texts['pika']).toContain('channel.confirm_delivery()')
    expect(texts['pika']).toContain('mandatory=True')
    expect(texts['amqplib']).toContain('createConfirmChannel()')
    expect(texts['amqplib']).toContain('await channel.waitForConfirms()')
    expect(texts['amqplib']).toContain(`channel.on('return', `)
    expect(texts['java']).toContain('channel.confirmSelect();')
    expect(texts['java']).toContain('channel.waitForConfirmsOrDie(5_000);')
    expect(texts['java']).toContain('channel.addReturnListener(')
    expect(texts['go']).toContain('check(channel.Confirm(false))')
    expect(texts['go']).toContain('if !confirm.Wait() {')
    expect(texts['go']).toContain('channel.NotifyReturn(')
    expect(texts['csharp']).toContain('publisherConfirmationTrackingEnabled: true')
    expect(lacks(codeMessage())['curl']).toEqual(['mandatory'])
  })

  test('Transaction', () => {
    const committed = of('transaction')
    const taken = of('transaction', false)
    const ends = {
      pika: ['channel.tx_select()', 'channel.tx_commit()', 'channel.tx_rollback()'],
      java: ['channel.txSelect();', 'channel.txCommit();', 'channel.txRollback();'],
      go: ['check(channel.Tx())', 'check(channel.TxCommit())', 'check(channel.TxRollback())'],
      csharp: [
        'await channel.TxSelectAsync();',
        'await channel.TxCommitAsync();',
        'await channel.TxRollbackAsync();',
      ],
    }
    for (const [key, [select = '', commit = '', rollback = '']] of Object.entries(ends)) {
      expect(committed[key], key).toContain(select)
      expect(committed[key], key).toContain(commit)
      expect(taken[key], key).toContain(rollback)
      expect(taken[key], key).not.toContain(commit)
    }
    const told = lacks(codeMessage({ guarantee: 'transaction', mandatory: false }))
    const unable = Object.entries(told).filter(([, each]) => each.includes('transaction'))
    expect(unable.map(([key]) => key)).toEqual(['amqplib', 'curl', 'rabbitmqadmin'])
  })

  test('None, and what no queue takes is not asked back', () => {
    const texts = of('none', true, false)
    for (const text of Object.values(texts))
      expect(text).not.toMatch(
        /confirm|tx_|txSelect|Tx\(|NotifyReturn|ReturnListener|'return'|mandatory=True|mandatory: true/i,
      )
    expect(texts['amqplib']).toContain('await channel.close()')
  })
})
