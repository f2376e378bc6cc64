import type { code as en } from '@/lib/i18n/en/code'
import type { Translation } from '@/lib/i18n/translation'

export const code: Translation<typeof en> = {
  leaveHint: 'Tab 键用于缩进。先按 Esc 再按 Tab 可离开编辑器。',
  format: '格式化',
  valid: 'JSON 有效',
  fault: '第 {line} 行第 {column} 列：{reason}',
  reasons: {
    end: '文本过早结束',
    value: '这里应为一个值：引号中的文本、数字、true、false、null、对象或数组',
    key: '这里应为双引号中的名称',
    colon: '名称之后应为冒号',
    comma: '这里应为逗号或右括号',
    extra: '结束之后还有内容',
    string: '文本缺少右引号',
    escape: '没有这种转义；反斜杠要写成两个',
    number: '不是 JSON 写法的数字',
    control: '控制字符必须转义',
  },
}
