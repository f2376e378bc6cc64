import type { ui as en } from '@/lib/i18n/en/ui'
import type { Translation } from '@/lib/i18n/translation'

export const ui: Translation<typeof en> = {
  unknown: '未知：broker 没有给出',
  idle: '空闲',
  noStatistics: 'broker 没有它的统计数据',
  close: '关闭',
  copied: '已复制',
  atLeast: '{time}以上',
  retryIn: '请在 {seconds, number} 秒后重试。',
  copy: '复制{what}',
  copyRefused: '未复制',
  copyRefusedHelp: '浏览器拒绝访问剪贴板。请为此页面允许访问，或选中文本手动复制。',
  sideWidth: '侧栏宽度',
  toasts: '通知',
  partFailed: '无法打开',
  partFailedHelp: '所需代码未能加载：控制台可能已停止或刚刚更新。请重试，或重新加载页面。',
}
