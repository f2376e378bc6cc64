import { expect, test, vi } from 'vitest'
import { ConsoleError } from '@/lib/api/problem'
import { parseConfig } from '@/lib/server/config/config'
import { write } from './client'
import { Secret } from './secret'
import { send } from './transport'

vi.mock('./transport')

const login = {
  broker: parseConfig({}).brokers[0],
  username: 'anna',
  password: new Secret(''),
  fingerprint: 'anna',
}

test('a refusal names what it needs as it is called', async () => {
  vi.mocked(send).mockRejectedValue(new ConsoleError('refused', 'Access refused.'))
  const about = { needs: 'configure permission on queue "a..b"' }
  await expect(write(login, 'DELETE', 'queues/v/a..b', {}, about)).rejects.toThrow(
    'Access refused. This needs configure permission on queue "a..b".',
  )
})
