import type { forms as en } from '@/lib/i18n/en/forms'
import type { Translation } from '@/lib/i18n/translation'

export const forms: Translation<typeof en> = {
  close: '关闭',
  tryAgain: '重试',
  progress: '{done} / {all}',
  more: '另外 {count} 个',
  failed: '{all} 项中有 {failed} 项未成功：',
  cancel: '取消',
  working: '正在处理…',
  optional: '选填',
  invalid: '有些字段需要修改',
  typeName: '输入 {name} 以继续',
  inVhost: '位于 {vhost}',
  allInVhost: '位于虚拟主机 {vhost}。',
  names: {
    offered: '候选',
    reading: '正在读取名称…',
    unread: '无法读取名称。可以直接输入任意名称。',
    first: '前 {count} 个：继续输入以查找其他。',
    noQueue: '这里没有名称包含此内容的队列。',
    noExchange: '这里没有名称包含此内容的交换机。',
  },
  rows: {
    name: '第 {row} 行的名称',
    type: '第 {row} 行的类型',
    value: '第 {row} 行的值',
    remove: '移除第 {row} 行',
    add: '添加一行',
    namePlaceholder: '名称',
    valuePlaceholder: '值',
    table: '{label}：名称、类型、值',
  },
}
