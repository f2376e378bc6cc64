import type { Charset } from '@/lib/rabbitmq/message-encoding'
import type { CodeMessage } from './code-message'

/**
 * A character set by the name of that one in a language's library which writes the bytes that the console writes (iconv-lite),
 * and whether it does so for all of a text. Compared for each character that iconv-lite writes, with Python 3.11, Java 17 and 25.
 */
interface NamedCharset {
  name: string
  isExact: boolean
}

/** Whether the payload of a message is a text that a language's library writes otherwise than the console. */
export const isOtherText = (
  { payload }: CodeMessage,
  named: (charset: Charset, text: string) => NamedCharset,
): boolean => payload.kind === 'text' && !named(payload.charset, payload.text).isExact

/**
 * Python's own Shift_JIS and GBK refuse what Windows' have, such as ① and ～, and iconv-lite's are those of Windows. Its
 * GB18030 writes all of GBK but for two of its characters.
 */
export function pythonCharset(charset: Charset, text: string): NamedCharset {
  switch (charset) {
    case 'Shift_JIS':
      return { name: 'cp932', isExact: !hasNecSelected(text) }
    case 'GBK':
      return { name: 'gb18030', isExact: !/[€\u1e3f]/.test(text) }
    case 'GB18030':
      return { name: 'gb18030', isExact: !/[\u1e3f\ue7c7]/.test(text) }
    default:
      return { name: charset.toLowerCase(), isExact: true }
  }
}

/** Shift_JIS of Windows has some hundred characters twice: Python writes the one that NEC had selected, the others IBM's. */
function hasNecSelected(text: string): boolean {
  necSelected ??= new Set(new TextDecoder('shift_jis').decode(necRows()).replaceAll(/[\ufffd\uffe2]/g, ''))
  for (const character of text) if (necSelected.has(character)) return true
  return false
}
let necSelected: Set<string> | undefined

function necRows(): Uint8Array<ArrayBuffer> {
  const trails = Array.from({ length: 0xfd - 0x40 }, (_, n) => n + 0x40).filter((trail) => trail !== 0x7f)
  return Uint8Array.from([0xed, 0xee].flatMap((lead) => trails.flatMap((trail) => [lead, trail])))
}

/** Java's own UTF-16 is the other way round, without the mark; GB18030 writes GBK but for the euro sign, which Windows' has. */
export function javaCharset(charset: Charset, text: string): NamedCharset {
  switch (charset) {
    case 'UTF-16':
      return { name: 'x-UTF-16LE-BOM', isExact: true }
    case 'Shift_JIS':
      return { name: 'Windows-31J', isExact: !text.includes('\u0080') }
    case 'GBK':
      return text.includes('€')
        ? { name: 'x-mswin-936', isExact: !beyondWindowsGbk.test(text) }
        : { name: 'GB18030', isExact: !movedInGb18030.test(text) }
    case 'GB18030':
      return { name: charset, isExact: !movedInGb18030.test(text) }
    default:
      return { name: charset, isExact: true }
  }
}

/** Rare ones, and more than these lack. */
const beyondWindowsGbk = /[\u01f9\u1e3f\u2e80-\u2fff\u303e\u3400-\u4dbf\ue000-\uf8ff]/
/** Where two editions of GB18030 differ. */
const movedInGb18030 =
  /[\u9fb4-\u9fbb\ue78d-\ue796\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864\ufe10-\ufe19]/
