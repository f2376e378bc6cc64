import type { ui as en } from '@/lib/i18n/en/ui'
import type { Translation } from '@/lib/i18n/translation'

export const ui: Translation<typeof en> = {
  unknown: '未知：broker 没有给出',
  noStatistics: 'broker 没有它的统计数据',
  close: '关闭',
  copied: '已复制',
  retryIn: '请在 {seconds, number} 秒后重试。',
  copy: '复制{what}',
}
