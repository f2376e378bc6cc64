import type { diagnosis as en } from '@/lib/i18n/en/diagnosis'
import type { Translation } from '@/lib/i18n/translation'

export const diagnosis: Translation<typeof en> = {
  title: '为什么卡住？',
  verdict: {
    stuck: '队列没有动静。',
    quiet: '{time}没有动静',
    moving: '队列在流动：每秒投递 {rate} 条。',
    acking: '队列在流动：每秒确认 {rate} 条。',
    streams: '流会保留消息；消费者按自己的速度读取。',
    empty: '队列为空：没有等待的消息。',
    unknown: 'broker 没有提供消息数量，无法判断。',
    unknownRates: '未知：broker 没有提供投递和确认的情况。',
    unknownSamples: '未知：现在没有投递或确认，但已有多久无法读取。可能有消费者正在处理。',
  },
  still: '已有 {time}没有投递或确认。',
  atWork: '正在处理消息的消费者看起来也是这样。',
  noReason: '在消费者、预取、告警、限制和成员中没有找到原因。',
  likeliest: '最可能',
  unknownChannels: '{count, plural, other {有 # 个消费者信道的持有情况无法读取。}}',
  notSeen: '此处未知：{parts}。',
  unproven: '以下情况会造成阻碍；是否如此并不知道。',
  part: {
    overview: 'broker 是否保留统计',
    policies: '策略',
    operatorPolicies: '运维策略',
    nodes: '节点告警',
    channels: '信道',
    consumers: '消费者',
    bindings: '绑定',
    samples: '已有多久没有投递或确认',
  },
  holder: '{user} 持有 {unacked} 条，上限 {limit} 条',
  holderUnlimited: '{user} 持有 {unacked} 条',
  holderShared: '{user} 在其所有队列中共持有 {unacked} 条，其中此队列最多 {limit} 条',
  holderSharedUnlimited: '{user} 在其所有队列中共持有 {unacked} 条',
  more: '{count, plural, other {以及另外 # 个}}',
  state: {
    title: '状态为 {state}',
    why: '{members} 个成员中有 {online} 个在线：没有多数派就无法收发消息。请启动缺失成员所在的节点。',
    syncing: '镜像同步完成之前，它既不接收也不投递消息。本页的“镜像”会显示进度。',
    whyPlain: '既不接收也不投递消息。请查看它所在的节点。',
  },
  noConsumer: {
    title: '没有人消费',
    why: '有 {ready} 条就绪消息，但没有消费者。请启动消费者，或检查它是否断开了连接。',
  },
  prefetchFull: {
    title: '消费者持有的消息已达上限',
    why: '{consumers} 个消费者中有 {full, number} 个持有的未确认消息达到预取上限，确认之前不再收到消息。卡住或忘记确认的消费者就是这样。',
  },
  prefetchShared: {
    title: '消费者持有的消息可能已达上限',
    why: '{consumers} 个消费者中有 {full, number} 个与其他队列的消费者共用信道。RabbitMQ 只按信道统计未确认消息数：其数量已够此队列的预取上限，但其中多少属于此队列并不知道。',
  },
  singleActive: {
    title: '唯一活跃消费者已满',
    titleMaybe: '唯一活跃消费者可能已满',
    titleStill: '唯一活跃消费者没有确认',
    why: '所有消息都发给 {tag}，它持有的消息已达上限（{unacked} 条未确认）。',
    maybe: '所有消息都发给 {tag}，其信道持有此队列和其他队列的 {unacked} 条未确认消息：可能已达上限。',
    still: '所有消息都发给 {tag}，它持有 {unacked} 条未确认消息且没有确认。',
    waiting: '{waiting, plural, =0 {没有其他消费者在排队。} other {另有 # 个消费者在排队，收不到消息。}}',
  },
  inactive: {
    title: '有消费者被跳过',
    why: '{consumers} 个消费者中有 {count, number} 个不活跃（{activity}）：队列不向它们投递。',
  },
  clientFlow: {
    title: '消费者被限速',
    why: '它们的信道状态为 {state}：broker 正在限制其速度。',
  },
  delayed: {
    title: '消息在等待下次投递',
    why: '有 {delayed} 条放回的消息按延迟重试在等待。',
  },
  slowConsumers: {
    title: '消费者忙碌',
    why: '只有 {share} % 的时间可以立即投递。请提高预取数，或增加消费者（当前 {consumers} 个）。',
  },
  redelivered: {
    title: '消息在打转',
    why: '每秒 {delivered} 次投递中有 {redelivered} 次是重新投递：消费者一再将消息重新入队。投递上限（仲裁队列）或不重新入队的拒绝可以终止循环。',
  },
  outpaced: {
    title: '流入多于流出',
    why: '每秒流入 {incoming} 条，流出 {leaving} 条。',
  },
  drops: {
    title: '队列已满',
    dropHead: '达到最大长度 {limit}，每来一条消息就丢弃最旧的一条。',
    reject: '达到最大长度 {limit}，新来的消息被拒绝。',
  },
  expires: {
    title: '消息会过期',
    why: '等待超过 {time} 的消息会被丢弃或转为死信。',
  },
  alarm: {
    title: '告警阻塞了发布者',
    memory: '{nodes} 的内存超出上限：回落之前没有新消息进入。',
    disk: '{nodes} 的磁盘空间低于下限：恢复之前没有新消息进入。',
  },
  queueFlow: {
    title: '队列处于 flow 状态',
    why: '它跟不上发布者的速度，broker 正在限速。',
  },
  unbound: {
    title: '没有绑定',
    why: '只有以队列名为路由键发到默认交换机的消息才会到达这里。',
  },
  allUnacked: {
    title: '消息都在消费者手中',
    why: '全部 {unacked} 条消息已投递但未确认：没有可投递的消息了。',
  },
}
