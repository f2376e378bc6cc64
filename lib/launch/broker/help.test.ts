import { expect, test } from 'vitest'
import { noBrokerMessage } from './help.mjs'

test('says what was looked for, and what can be installed on this system', () => {
  const linux = noBrokerMessage('linux', null, ['nothing installed', 'no apt\nat all'])
  expect(linux).toContain('  - nothing installed\n  - no apt\n    at all\n')
  expect(linux).toContain('apt-get install rabbitmq-server')
  expect(noBrokerMessage('darwin', null, [])).toContain('brew install rabbitmq')
})

test('does not offer a package whose version is not the one that was asked for', () => {
  const text = noBrokerMessage('linux', '4.0', [])
  expect(text).not.toContain('apt-get')
  expect(text).toContain('rabbitmq:4.0-management')
})
