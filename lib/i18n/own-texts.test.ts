import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { findOwnText, inOwnWords } from './own-texts'
import { texts } from './zh-CN/texts'

test("our own texts are told apart from the broker's, with what stands in them", () => {
  expect(findOwnText('Outside -128 to 127')).toEqual({
    key: 'outside',
    values: { least: '-128', most: '127' },
  })
  expect(findOwnText('At most 255 bytes of UTF-8')).toEqual({ key: 'tooManyBytes', values: {} })
  expect(findOwnText('There is no queue "a\nb" in virtual host "v".')).toEqual({
    key: 'noQueue',
    values: { name: 'a\nb', vhost: 'v' },
  })
  expect(findOwnText("ACCESS_REFUSED - access to queue 'a' refused")).toBeNull()
  expect(findOwnText("inequivalent arg 'x-max-length' for queue 'a'")).toBeNull()
})

const t = createTranslator({ locale: 'zh-CN', messages: texts }) as unknown as Parameters<
  typeof inOwnWords
>[1]

test.each([
  [
    'Access refused. This needs read permission on exchange "a" and write permission on queue "b".',
    'Access refused. 需要：对交换机“a”的读权限和对队列“b”的写权限。',
  ],
  [
    'There is no binding from "a" to queue "b" in virtual host "/".',
    '虚拟主机“/”中没有从“a”到队列“b”的绑定。',
  ],
  [
    'Queue "q" exists already with another type. Declare it as it is, choose another name, or delete it first.',
    '队列“q”已存在，但 type 不同。请按现有设置声明、换一个名称，或先将其删除。',
  ],
  ['AMQP at amqp://h:5672: the connection was refused.', 'AMQP amqp://h:5672：连接被拒绝。'],
  ["The consumer of queue 'q': no answer within 10 s.", "队列 'q' 的消费者：10 秒内没有响应。"],
  ['Line 3: properties.headers.x-delay: not an array.', '第 3 行：properties.headers.x-delay: 不是数组'],
  [
    'Line 3: properties.expiration: "1s" is not whole milliseconds.',
    '第 3 行：properties.expiration: “1s”不是整数毫秒',
  ],
  ['Line 3: not JSON.', '第 3 行：不是 JSON。'],
  [
    'The console holds 512 of at most 512 MiB of payloads for all of its users: 1 MiB more do not fit. Nothing was sent. Wait until others have gone, then try again.',
    '控制台为所有用户暂存的消息内容已达 512 MiB（上限 512 MiB），再容纳 1 MiB 已无空间。未发送任何内容。请等待其他消息发出后重试。',
  ],
  ["NOT_FOUND - no queue 'q' in vhost '/'", "NOT_FOUND - no queue 'q' in vhost '/'"],
])('%j is said in Chinese, with the texts within it', (english, chinese) => {
  expect(inOwnWords(english, t)).toBe(chinese)
})
