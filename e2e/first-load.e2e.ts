import { firstLoadGoal, firstLoads, isDevServer } from './fixtures/first-load'
import { expect, test } from './fixtures/test'

test('no page loads more than 200 kB of JavaScript before it can be used', async ({
  baseURL,
  broker,
  browser,
  signedIn,
}) => {
  // Every page of the console, each with an empty cache.
  test.setTimeout(180_000)
  const signInPage = await signedIn.request.get('/sign-in')
  test.skip(isDevServer(await signInPage.text()), 'sizes of a build are meant')
  const loads = await firstLoads(browser, { baseURL, broker, signedIn })
  const over = loads.filter(({ first }) => first > firstLoadGoal)
  expect(over.map(({ name, first }) => `${name}: ${first}`)).toEqual([])
})
