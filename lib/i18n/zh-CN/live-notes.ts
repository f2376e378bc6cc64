import type { notes as en } from '@/lib/i18n/en/live-notes'
import type { Translation } from '@/lib/i18n/translation'

export const notes: Translation<typeof en> = {
  valueUnread: '未知：表格只读取消息体的开头，且只读未压缩的文本，也只读能够读取的消息头。过滤器会看得更远。',
  filterUnsure:
    '过滤器无法判断 {count, number} 条消息，仍予显示：内容太长，无法查看到末尾，或压缩内容已损坏。',
  downloadCut: '{count, number} 条消息超过了控制台保留的长度：文件中只有其开头，并已标明。',
  tracingLeft:
    '虚拟主机 {vhost} 的 Firehose 可能仍处于开启状态，白白耗费 broker 的资源：控制台未能将其关闭。请在 broker 的节点上执行：{command}',
  tracingWasOn: 'Firehose 在您开始之前就已打开：停止后仍保持打开。',
  tracingListeners:
    '{count, plural, =0 {当时没有队列绑定到 amq.rabbitmq.trace，没有人在使用它：可能是被强制终止的控制台遗留的。} other {当时有 # 个队列绑定到 amq.rabbitmq.trace。}}',
  tracingOff: '我停止时将其关闭',
  tracingGoesOff: '您停止时 Firehose 将关闭',
  tracingNotOff: 'Firehose 仍保持打开',
  gap: {
    since: '自 {from} 起中断',
    between: '中断：{from} 至 {to}',
    missing: '{when}，消息可能缺失',
    requeued: '{when}，消息可能缺失。此处未确认的消息已由 broker 重新入队。',
    continued: '{when}。没有缺失：从流的最后一条消息之后继续读取。',
    stopped: '{when}，已停止：其间到达的消息不在此处',
  },
  keyNotText: '字节',
  keyBytes: '路由键不是 UTF-8：无法解码的部分显示为 �，过滤器和回复看到的也是这样。其字节为 {hex}',
  editNoText: '发布页以文本写路由键，而此路由键不是 UTF-8。',
  againTraced:
    '这是 Firehose 的副本。它会发往原消息的去处，但带的是副本的头：原消息的属性在头“properties”中。',
  editNotRead: '发布页以文本写属性，而此消息的属性无法完整读取。',
  againOwnKey: '路由键不是 UTF-8。不做修改时，将逐字节发送：{hex}',
  againOtherKey: '消息到达时的路由键是另一个，其字节为 {hex}',
  retryNow: '立即重试',
  retrying: '正在重试。',
  retryRows: '现有的行保留，连接会自动恢复。',
  retryRequeued: '现有的行保留，连接会自动恢复。此处未确认的消息已由 broker 重新入队。',
  startKeeps: '开始后将在这些行之下继续。',
  startClears: '开始后将清除这些行。',
  compareLoading: '正在获取两条完整消息…',
  comparePartial: '控制台没有这些消息的全部内容：只比较了现有的部分。',
  compareUnknown: '已比较的部分没有不同，但无法断定两者是否相同。',
  compareFrom: '从第 {from, number} 起',
  compareMore: '另有 {count, number} 处未列出。',
  replyWaits: '正在获取完整请求。',
  replyCut: '控制台只保留了此请求的开头，无法用其负载填充。',
  rejectAsk: '拒绝 {queue} 的 {count, number} 条消息？',
  rejectLead: '没有死信交换机接收的消息会立即永久消失：',
  rejectCount: '{count, number} 条未确认消息',
}
