/** Words of the code editor. */
export const code = {
  leaveHint: 'Tab indents. Press Escape, then Tab, to leave the editor.',
  format: 'Format',
  valid: 'valid JSON',
  fault: 'Line {line}, column {column}: {reason}',
  reasons: {
    end: 'the text ends too early',
    value: 'a value is expected: text in quotes, a number, true, false, null, an object or an array',
    key: 'a name in double quotes is expected',
    colon: 'a colon is expected after the name',
    comma: 'a comma or the closing bracket is expected',
    extra: 'there is something after the end',
    string: 'a text has no closing quote',
    escape: 'no such escape; a backslash is written as two',
    number: 'not a number as JSON writes it',
    control: 'a control character must be escaped',
  },
} as const
