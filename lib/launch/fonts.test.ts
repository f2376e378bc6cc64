import { expect, test } from 'vitest'
import { fontsConf } from './fonts.mjs'

test('the font stands beside those of the system, wherever the folder is', () => {
  const text = fontsConf('/home/a & b/<w>')
  expect(text).toContain('<include ignore_missing="yes">/etc/fonts/fonts.conf</include>')
  expect(text).toContain('<dir>/home/a &amp; b/&lt;w>/usr/share/fonts</dir>')
})
