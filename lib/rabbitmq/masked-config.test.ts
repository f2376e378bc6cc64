import { expect, test } from 'vitest'
import { workSince } from '@/lib/testing/work'
import { maskConfig } from './masked-config'

test('secrets of the configuration are masked, whatever their form', () => {
  const config = `[{rabbit,
     [{anonymous_login_pass,<<"gu\\"est">>},
      {default_pass,
          <<"hunter2">>},
      {password_hashing_module,rabbit_password_hashing_sha256},
      {cookie,"nocookie"},
      {<<"client_secret">>,<<"abc">>},
      {management_db_cache_multiplier,5},
      {config_entry_decoder,[{passphrase,{encrypted,<<"xyz">>}}]},
      {raw_password,<<104,117,110>>}]},
 {rabbitmq_auth_backend_ldap,[{other_bind,{"cn=admin","s3cret"}}]},
 {rabbitmq_shovel,[{uris,["amqp://shop:s3cret@far:5672/%2F"]}]}]`
  const masked = maskConfig(config)
  for (const secret of ['gu\\"est', 'hunter2', 'nocookie', 'abc', 'xyz', '104,117', 's3cret']) {
    expect(masked).not.toContain(secret)
  }
  expect(masked).toContain('{password_hashing_module,rabbit_password_hashing_sha256}')
  expect(masked).toContain('{management_db_cache_multiplier,5}')
  expect(masked).toContain('{other_bind,{"cn=admin","…"}}')
  expect(masked).toContain('amqp://shop:…@far:5672/%2F')
})

test('a long configuration without secrets stays as it is, and does not take long', () => {
  const config = `[${'{kernel,[{logger_level,info},{start_timer,true}]},'.repeat(5_000)}]`
  const before = process.cpuUsage()
  expect(maskConfig(config)).toBe(config)
  expect(workSince(before)).toBeLessThan(2_000)
})
