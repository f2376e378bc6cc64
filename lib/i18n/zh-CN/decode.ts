import type { Translation } from '@/lib/i18n/translation'
import type { decode as english } from '@/lib/i18n/en/decode'

export const decode: Translation<typeof english> = {
  as: '解码',
  formats: {
    none: '不解码',
    messagepack: 'MessagePack',
    cbor: 'CBOR',
    protobuf: 'Protobuf',
    avro: 'Avro',
  },
  type: '消息类型',
  chooseSchema: 'Schema…',
  pending: '正在解码…',
  tooLong: '未按 {format} 解码：只解码不超过 1 MiB 且完整的负载。',
  left: '{format} 值之后还有 {count, plural, other {# 个字节}}。',
  at: '位于第 {at} 字节。',
  partly: '显示的是在此之前的内容。',
  faults: {
    end: '作为 {format} 不完整：在一个值的中间结束。',
    byte: '不是 {format}：没有值会这样继续。',
    depth: '嵌套超过 128 层：解码在此停止。',
    count: '超过 50,000 个值：解码在此停止。',
    long: '解码后超过 1 MiB：在此停止。',
    schema: '无法使用此 schema。',
    type: 'schema 中没有，或此处无法读取：',
    time: '解码用时过长，已停止。',
    memory: '解码占用内存过多，已停止。',
    busy: '现在正在解码的内容太多：请稍后重新选择格式。',
  },

  schemaTitle: 'Schema',
  protoHelp:
    '用于读取此内容类型的消息。多个 .proto 文件会依次连接；缺少的导入会提示。没有 schema 时，字段按编号显示。保存在此浏览器中。',
  avroHelp: '用于读取此内容类型的消息。Avro 容器文件自带 schema。保存在此浏览器中。',
  protoSchema: '.proto',
  avroSchema: 'Avro schema（JSON）',
  descriptors: '描述符集 {name}',
  written: '在此编写',
  file: '从文件',
  fileUnread: '无法读取文件。',
  without: '不用 schema',
  use: '使用',
  schemaLong: '最多 512 KiB',
  skip: '跳过的字节数',
  skipHelp: '位于值之前。schema 注册中心会在 Avro 前放 5 个字节，在 Protobuf 前放 6 个或更多。',
  skipWrong: '0 到 64',
}
