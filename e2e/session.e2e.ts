import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'

const cookieName = 'warren-session'

async function signIn(page: Page, username: string, password: string) {
  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a deep link of somebody signed out leads there after signing in', async ({ page, broker }) => {
  const link = `/queues?vhost=${encodeURIComponent(broker.vhost)}&name=orders`
  await page.goto(link)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await signIn(page, broker.username, broker.password)
  await expect(page).toHaveURL(link)
  await expect(page.getByRole('heading', { level: 1, name: 'Queues' })).toBeVisible()
})

test('before the page is alive its form takes nothing: a password must not become part of an address', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await expect(page.getByRole('textbox', { name: 'Username' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled()
  await expect(page.locator('form')).toHaveAttribute('method', 'post')
  await context.close()
})

test('no way leads to another site after signing in', async ({ page, broker }) => {
  await page.goto(`/sign-in?next=${encodeURIComponent('//evil.example/')}`)
  await signIn(page, broker.username, broker.password)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
})

test('a wrong password is said so, and the page stays', async ({ page, broker }) => {
  await page.goto('/sign-in')
  await signIn(page, broker.username, 'wrong')
  await expect(page.getByRole('alert').filter({ hasText: 'Username or password is wrong' })).toBeVisible()
  await expect(page.getByLabel('Password')).toHaveValue('')
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue(broker.username)
  expect((await page.request.get('/api/session')).status()).toBe(401)
})

test.describe('a user without a management tag', () => {
  test.use({ tags: '' })

  test('is told which tag is missing', async ({ page, broker }) => {
    await page.goto('/sign-in')
    await signIn(page, broker.username, broker.password)
    await expect(
      page.getByRole('alert').filter({ hasText: 'This user may not use the management API' }),
    ).toBeVisible()
    const answer = await page.request.post('/api/session', { data: broker.login })
    expect(answer.status()).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'no_management_tag' })
  })
})

test('guessing is slowed down before it reaches the broker', async ({ page, broker }) => {
  const guess = () =>
    page.request.post('/api/session', { data: { username: broker.username, password: 'guess' } })
  const seen: number[] = []
  for (let n = 0; n < 7; n++) seen.push((await guess()).status())
  expect(seen.at(0)).toBe(401)
  const last = await guess()
  expect(last.status()).toBe(429)
  expect(Number(last.headers()['retry-after'])).toBeGreaterThan(0)
  expect(await last.json()).toMatchObject({ code: 'too_many_attempts' })
})

test('signing out ends the session, not only the page', async ({ signedIn: page, broker, context }) => {
  await page.goto(
    `/publish?${new URLSearchParams({ vhost: broker.vhost, routingKey: 'nowhere' }).toString()}`,
  )
  await page.getByRole('textbox', { name: 'Payload' }).fill('secret-1')
  await page.getByRole('button', { name: 'Publish message' }).click()
  const kept = () => page.evaluate(() => JSON.stringify(window.localStorage))
  await expect.poll(kept).toContain('secret-1')
  const before = (await context.cookies()).find((cookie) => cookie.name === cookieName)
  expect(before).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  await page.getByRole('button', { name: `Signed in as ${broker.username}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  expect((await page.request.get('/api/queues')).status()).toBe(401)
  // The outcome stays, the message does not.
  await expect.poll(kept).not.toContain('secret-1')
  expect(await kept()).toContain('nowhere')

  const replayed = await page.request.get('/api/session', {
    headers: { cookie: `${cookieName}=${before?.value}` },
  })
  expect(replayed.status()).toBe(401)
  expect(await replayed.json()).toMatchObject({ code: 'signed_out' })
})

test('the first press of Tab offers the way to the content, past the rail; a name is copied by its button', async ({
  signedIn: page,
  broker,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await broker.queue('订单.notice')
  await page.goto(`/queues/${encodeURIComponent(broker.vhost)}/${encodeURIComponent('订单.notice')}`)
  await expect(page.getByRole('heading', { level: 1, name: '订单.notice' })).toBeVisible()
  const skip = page.getByRole('link', { name: 'Skip to content' })
  await page.locator('body').press('Tab')
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('#content')).toBeFocused()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(
    true,
  )

  const copy = page.getByRole('button', { name: 'Copy name' })
  // It says so for a moment only.
  await Promise.all([expect(page.getByRole('button', { name: 'Copied' })).toBeVisible(), copy.click()])
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('订单.notice')
  await expect(copy).toBeVisible()
})

test('a tampered cookie is no session', async ({ signedIn: page, context, baseURL }) => {
  const cookie = (await context.cookies()).find((each) => each.name === cookieName)
  const value = cookie?.value ?? ''
  for (const forged of [
    value.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
    `${value}x`,
    '%00',
    '"',
  ]) {
    const answer = await page.request.get('/api/session', { headers: { cookie: `${cookieName}=${forged}` } })
    expect(answer.status()).toBe(401)
    expect(await answer.json()).toMatchObject({ code: 'signed_out' })
  }
  await context.addCookies([{ name: cookieName, value: 'A'.repeat(22), url: baseURL ?? '' }])
  await page.goto('/queues')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('an ended session leads to the sign-in page and back', async ({ signedIn: page, broker }) => {
  await page.goto('/queues')
  await expect(page.getByRole('table', { name: 'Queues' })).toBeVisible()
  expect((await page.request.delete('/api/session')).status()).toBe(204)
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fqueues/, { timeout: 20_000 })
  await signIn(page, broker.username, broker.password)
  await expect(page).toHaveURL('/queues')
})

test('every answer carries its security headers', async ({ signedIn: page }) => {
  const first = await page.request.get('/queues')
  const policy = first.headers()['content-security-policy'] ?? ''
  expect(policy).toMatch(/script-src[^;]*'nonce-/)
  expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("object-src 'none'")
  const second = (await page.request.get('/queues')).headers()['content-security-policy']
  expect(second).not.toBe(policy)

  for (const path of [
    '/queues',
    '/sign-in',
    '/no/such/page',
    '/icon.svgX',
    '/favicon.ico',
    '/_next/imageX',
    '/api/session',
    '/api/no-such-path',
    '/api/queues?page=zero',
  ]) {
    const headers = (await page.request.get(path, { maxRedirects: 0 })).headers()
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['referrer-policy'], path).toBe('no-referrer')
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin')
    expect(headers['x-powered-by'], path).toBeUndefined()
    if (path.startsWith('/api')) expect(headers['cache-control'], path).toBe('no-store')
  }
})

test('pages and paths that do not exist say so', async ({ signedIn: page }) => {
  const answer = await page.goto('/no/such/page')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1, name: 'No such page' })).toBeVisible()
  const api = await page.request.get('/api/no-such-path')
  expect(api.status()).toBe(404)
  expect(api.headers()['content-type']).toContain('application/problem+json')
})

test('bad input is answered by what is wrong with it', async ({ signedIn: page, broker }) => {
  const page0 = await page.request.get('/api/queues?page=zero')
  expect(page0.status()).toBe(422)
  expect(await page0.json()).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/page' }] })

  const publish = `/api/messages/${encodeURIComponent(broker.vhost)}/publish`
  const noJson = await page.request.post(publish, {
    headers: { 'content-type': 'application/json' },
    data: Buffer.from('{"exchange":'),
  })
  expect(noJson.status()).toBe(400)
  expect(await noJson.json()).toMatchObject({ code: 'not_json' })

  const form = await page.request.post(publish, { form: { exchange: '' } })
  expect(form.status()).toBe(415)

  // An escape that is no UTF-8 is taken as it stands: the name of a virtual host that this user may not enter.
  const escape = await page.request.get('/api/queues/%ff/x')
  expect(escape.status()).toBe(403)
  expect(await escape.json()).toMatchObject({ code: 'refused', detail: expect.stringContaining('%ff') })
})

test('a write from another site is not carried out', async ({ signedIn: page, broker }) => {
  await broker.queue('orders')
  await broker.publish('', 'orders', 'stays')
  const contents = `/api/queues/${encodeURIComponent(broker.vhost)}/orders/contents`
  const foreign = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]
  for (const headers of foreign) {
    const answer = await page.request.delete(contents, { headers })
    expect(answer.status()).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'cross_origin' })
  }
  expect((await broker.depth('orders')).ready).toBe(1)
  expect((await page.request.delete(contents)).ok()).toBe(true)
  expect((await broker.depth('orders')).ready).toBe(0)
})

test('no credential is in a page, its storage or its answers', async ({ page, broker }) => {
  const bodies: string[] = []
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (!/json|html/.test(type)) return
    void response.text().then(
      (text) => bodies.push(text),
      () => undefined,
    )
  })
  await page.goto('/sign-in')
  await signIn(page, broker.username, broker.password)
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
  await page.goto('/queues')
  await expect(page.getByRole('table', { name: 'Queues' })).toBeVisible()
  await page.goto('/publish')
  await expect(page.getByRole('button', { name: 'Publish message' })).toBeVisible()

  const kept = await page.evaluate(() =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      location.href,
    ]),
  )
  const basic = Buffer.from(`${broker.username}:${broker.password}`).toString('base64')
  const token = (await page.context().cookies()).find((cookie) => cookie.name === cookieName)?.value ?? '?'
  for (const text of [kept, await page.content(), ...bodies]) {
    expect(text).not.toContain(broker.password)
    expect(text).not.toContain(basic)
    expect(text).not.toContain(token)
  }
  expect(bodies.length).toBeGreaterThan(2)
})
