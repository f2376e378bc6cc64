import { expect, test } from 'vitest'
import { isProduction } from './production'

test.each(['production', 'Production', 'PROD', 'prod', 'prod-eu', ' live ', 'Live', '生产', '生产环境'])(
  '%j is production',
  (environment) => {
    expect(isProduction(environment)).toBe(true)
  },
)

test.each([null, '', 'test', 'staging', 'product-team', 'pre-production', 'livestock', '测试'])(
  '%j is not',
  (environment) => {
    expect(isProduction(environment)).toBe(false)
  },
)
