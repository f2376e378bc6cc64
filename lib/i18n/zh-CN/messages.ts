import type { messages as en } from '@/lib/i18n/en/messages'
import type { Translation } from '@/lib/i18n/translation'

export const messages: Translation<typeof en> = {
  title: '消息',
  get: {
    title: '获取消息',
    from: '从 {queue} 的队首逐条获取（basic.get）。',
    stream: '流不能逐条获取（basic.get 会返回 540）。请用“实时查看”按偏移量读取。',
    count: '数量',
    countHelp: '1 到 100。队列中不足时会更少。',
    settle: '然后',
    requeue: '放回队列',
    requeueHelp: '以 nack 加 requeue 放回。消息留在队列中。',
    ack: '确认',
    ackHelp: '消息从队列中永久移除。',
    submit: '获取消息',
    submitAck: '获取并确认最多 {count} 条',
    submitAckAny: '获取并确认',
    again: '再次获取',
    close: '关闭',
    costTitle: '在此队列上的代价',
    cost: {
      redelivered: '消息放回后会标记为重新投递。被持有的片刻，其他消费者收不到它们。',
      order: '仲裁队列会优先投递放回的消息：顺序会改变。',
      limit:
        'RabbitMQ {version} 每次都计入投递上限：超过 {limit} 次后消息会被丢弃或转为死信。消费者放回消息也消耗同一上限。',
      ack: '这些消息不会再给别人。关闭此对话框后，它们就不复存在。',
    },
  },
  result: {
    none: '队列中没有就绪的消息。',
    requeued: '{count, plural, =1 {1 条消息，已放回。} other {# 条消息，已全部放回。}}',
    acked: '{count, number} 条消息，已确认：现在只存在于这里。',
    remaining: '{count, plural, =0 {其后没有更多就绪消息。} other {其后还有 # 条就绪消息。}}',
    number: '#',
    exchange: '交换机',
    routingKey: '路由键',
    keyNotText: '非 UTF-8',
    redelivered: '重新投递',
    size: '大小',
    payload: '负载',
    defaultExchange: '(AMQP default)',
    open: '查看第 {number} 条消息',
    empty: '空',
    binary: '二进制',
  },
}
