import type { replay as en } from '@/lib/i18n/en/live-replay'
import type { Translation } from '@/lib/i18n/translation'

export const replay: Translation<typeof en> = {
  record: '录制',
  recordTitle: '从现在起把每条消息写成 JSON Lines；再按一次或离开本页即保存',
  recording: '录制中，{count, number} 条消息',
  recordingBehind: '录制中，{count, number} 条消息；正在写入较长的消息，流在等待',
  recordingFull: '录制已满，共 {count, number} 条消息：此后到达的不再录入',
  recorded: '已录制 {count, number} 条消息',
  recordedNothing: '录制期间没有消息',
  replay: '重放',
  replayHelp:
    '在 {vhost} 中逐字节重新发布录制内容，作为使用确认和 mandatory 的批量任务。有两处例外：CC 会改名为 x-original-cc，以免再次产生副本；他人的 user_id 会被去掉。',
  replayFrom: '内容',
  replayFile: '录制或下载的文件（JSON Lines）',
  replayRows: '现有的行',
  replayTo: '目标',
  replayAsRecorded: '发往原来的交换机和路由键',
  replayElsewhere: '全部发往同一交换机和路由键',
  replaySpeed: '速度',
  replaySpeedHelp: '消息之间的间隔与到达时相同，或缩短为二分之一、十分之一。',
  speeds: { '1': '按录制时', '2': '两倍速度', '10': '十倍速度', all: 'broker 能接收多快就多快' },
  replayChoose: '请选择文件。',
  replayStarted: '重放正在运行',
  replayWhere: '计数见“发布”的“批量”。离开此页后仍继续。',
}
