import type { autoReply as en } from '@/lib/i18n/en/live-replies'
import type { Translation } from '@/lib/i18n/translation'

export const autoReply: Translation<typeof en> = {
  autoReply: '自动回复',
  autoReplyHelp: '代替 RPC 服务端：逐个回复此视图显示的每个请求。',
  autoReplyRules:
    '每条回复经默认交换机发往请求的 reply_to，带上它的 correlation_id，使用 mandatory 和确认。只有 broker 确认了回复且没有退回，请求才会被确认；其他请求仍由您持有。被过滤器挡住的消息和没有 reply_to 的消息不会被回复。自动回复随此视图结束：页面关闭后不再回复。',
  autoReplyTemplateHelp: '{example} 由请求填入，{json} 以带引号的 JSON 填入。会保留到下一次。',
  autoReplyLong: '最多 65,536 个字符',
  autoReplyExample: '这里第一个请求会得到的回复',
  autoReplyRate: '最多',
  autoReplyRateWrong: '每秒 1 到 1,000 条回复',
  autoReplyStart: '开始自动回复',
  autoReplyStop: '停止回复',
  autoReplyNotEnded: '无法停止自动回复',
  autoReplyAlready: '已经在自动回复请求。',
  autoReplyRuns: '正在回复请求',
  autoReplyBlocked: 'broker 现在不接收回复：{reason}',
  autoReplyEnded: '自动回复已结束',
  autoReplyCounts: { answered: '已回复', failed: '未回复', silent: '无 reply_to', waiting: '等待中' },
  autoReplyTitles: {
    answered: 'broker 确认了回复，随后请求被确认',
    failed: '回复没有被接收：请求仍在此处持有',
    silent: '不要求回复的消息：与其他消息一样被持有',
    waiting: '还没有轮到的请求',
  },
  autoReplyProblem: '自动回复自行结束。',
  autoReplyCutOff: '自动回复随连接结束。未回复的请求已回到队列；回复正在途中的请求可能会被回复两次。',
  autoReplyFailures: {
    returned: '没有队列接收发往 {queue} 的回复：{why}。',
    nacked: '队列 {queue} 没有接收回复。',
    gone: '已经没有人在 {queue} 等待回复。',
    cut: '控制台只保留了此请求的开头部分。',
    long: '回复将超过 1 MiB，或填充耗时过长。',
    unread: '它的 correlation_id 或 reply_to 不是文本：回复会对不上。它仍被持有。',
    unfilled: '回复要用到请求的某一部分，而此处无法将其读作文本。',
    unsettled: '发往 {queue} 的回复已被接收，但其请求的确认结果未知：该请求可能会再次投递。{why}',
    stopped: '不知道发往 {queue} 的回复是否被接收。',
  },
  autoReplyHeld: '{count, plural, other {# 个请求仍在此处持有。}}',
}
