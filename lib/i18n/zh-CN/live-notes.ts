import type { notes as en } from '@/lib/i18n/en/live-notes'
import type { Translation } from '@/lib/i18n/translation'

export const notes: Translation<typeof en> = {
  filterUnsure: '过滤器无法判断 {count, number} 条消息，仍予显示：内容太长，无法查看到末尾。',
  downloadCut: '{count, number} 条消息超过了控制台保留的长度：文件中只有其开头，并已标明。',
  tracingLeft:
    '虚拟主机 {vhost} 的 Firehose 可能仍处于开启状态，白白耗费 broker 的资源：控制台未能将其关闭。请在 broker 的节点上执行：{command}',
  tracingWasOn: 'Firehose 在您开始之前就已打开：停止后仍保持打开。',
  tracingListeners:
    '{count, plural, =0 {当时没有队列绑定到 amq.rabbitmq.trace，没有人在使用它：可能是被强制终止的控制台遗留的。} other {当时有 # 个队列绑定到 amq.rabbitmq.trace。}}',
  tracingOff: '我停止时将其关闭',
  tracingGoesOff: '您停止时 Firehose 将关闭',
  tracingNotOff: 'Firehose 仍保持打开',
}
