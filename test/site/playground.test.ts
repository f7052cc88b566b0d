import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { builtSite } from '../support/built-site.js'
import { hasBrowser, openBrowser } from '../support/browser.js'
import { execFileSync } from '../support/programs.js'
import { folderWith } from '../support/run-cli.js'

const address = pathToFileURL(resolve('dist/site/playground.html')).href

let browser: Browser | undefined
beforeAll(async () => {
  if (!hasBrowser) return
  await builtSite()
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.skipIf(!hasBrowser)('the playground, from a file (skipped where there is no Chromium)', () => {
  interface Opened {
    readonly page: Page
    readonly complaints: readonly string[]
    readonly requests: readonly string[]
  }

  async function open(fragment = '', width = 1280): Promise<Opened> {
    if (browser === undefined) throw new Error('no browser')
    const [complaints, requests]: [string[], string[]] = [[], []]
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    page.setDefaultTimeout(60_000)
    page.on('console', message => complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(String(error)))
    page.on('request', request => requests.push(request.url()))
    await page.goto(address + fragment)
    await page.locator('#findings li').first().waitFor()
    return { page, complaints, requests }
  }

  let kept: Opened | undefined
  afterAll(() => kept?.page.close())

  /** The page that most tests share, with the example as it was: to load the language server again for each takes longer than all that they do. */
  async function again(): Promise<Opened> {
    kept ??= await open()
    const { page } = kept
    // Not with the mouse: what it hovers over may lie in front of the button.
    await page.mouse.move(0, 0)
    await page.getByRole('button', { name: 'The example again' }).press('Enter')
    await page.locator('#findings-tab').press('Enter')
    await findings(page, 'deadtime is 30 s on host "beta"').waitFor()
    await tab(page, 'alpha ha.cf').click()
    return kept
  }

  const findings = (page: Page, text: string) => page.locator('#findings li', { hasText: text })
  const tab = (page: Page, name: string) => page.locator('#tabs [role=tab]', { hasText: name })
  /** Everything that the editor shows. */
  const text = async (page: Page): Promise<string> => (await page.locator('.cm-line').allTextContents()).join('\n')

  test('nothing leaves the browser: after the page, nothing is asked for, whatever is done', async () => {
    const { page, complaints, requests } = await open()
    const own = requests.filter(url => !url.startsWith('blob:') && !url.startsWith('data:'))
    expect(own.map(url => url.split('/').at(-1)).sort()).toEqual(['playground-server.js', 'playground.html', 'playground.js'])
    await page.context().setOffline(true)
    const before = own.length
    await findings(page, 'deadtime is 30 s on host "beta"').getByRole('button', { name: 'beta/etc/ha.d/ha.cf:4' }).click()
    await page.keyboard.type('10')
    await findings(page, 'deadtime is 30 s').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Make a link' }).click()
    await page.waitForURL(/#content=/)
    for (const name of ['Picture', 'If something fails']) await page.getByRole('tab', { name }).click()
    expect(requests.filter(url => !url.startsWith('blob:') && !url.startsWith('data:')).length).toBe(before)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('findings over both hosts while typing, in a file that is not in front, too', async () => {
    const { page } = await again()
    await tab(page, 'beta ha.cf').click()
    await page.locator('.cm-line', { hasText: 'initdead' }).click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+End')
    await page.keyboard.type('initdead 61')
    await findings(page, 'initdead').getByRole('button', { name: 'alpha/etc/ha.d/ha.cf:5' }).waitFor()
  })

  test('a fix of a finding, and formatting', async () => {
    const { page } = await again()
    await page.locator('.cm-line', { hasText: 'warntime' }).click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+End')
    await page.keyboard.type('warntme 5')
    await findings(page, 'does not know the directive "warntme"').getByRole('button', { name: /^Fixes/ }).click()
    await page.locator('#fix-list button', { hasText: 'warntime' }).first().click()
    await findings(page, 'warntme').waitFor({ state: 'detached' })
    expect(await text(page)).toContain('\nwarntime 5\n')
    await tab(page, 'alpha drbd.conf').click()
    await page.locator('.cm-line', { hasText: 'usage-count' }).click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Home')
    await page.keyboard.type('      ')
    expect(await text(page)).toContain('        usage-count')
    await page.getByRole('button', { name: 'Format' }).click()
    await page.locator('.cm-line', { hasText: /^ {8}usage-count/ }).waitFor({ state: 'detached' })
  })

  test('completion and hover by the server', async () => {
    const { page } = await again()
    await page.locator('.cm-line', { hasText: 'keepalive' }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('compre')
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'compression' }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.cm-line', { hasText: 'warntime' }).locator('span').first().hover()
    await page.locator('.cm-tooltip', { hasText: 'warntime' }).first().waitFor()
  })

  test('the picture and what happens when something fails follow the text', async () => {
    const { page } = await again()
    await page.getByRole('tab', { name: 'Picture' }).click()
    const picture = page.locator('#picture')
    await picture.waitFor()
    await expect.poll(async () => (await picture.boundingBox())?.width ?? 0, { timeout: 60_000 }).toBeGreaterThan(100)
    await page.getByRole('tab', { name: 'If something fails' }).click()
    await page.locator('#stories', { hasText: 'after 10 s' }).waitFor()
    expect(await page.locator('#stories').textContent()).toContain('alpha/etc/ha.d/ha.cf:4')
  })

  test('another release finds something else', async () => {
    const { page } = await again()
    await tab(page, 'alpha drbd.conf').click()
    await page.getByLabel('Release of DRBD').selectOption('8.3')
    await findings(page, '"protocol" does not belong in "net"').first().waitFor()
    await page.getByLabel('Release of DRBD').selectOption('')
    await findings(page, '"protocol" does not belong in "net"').first().waitFor({ state: 'detached' })
  })

  test('a link carries files, releases and the file in front, and no keys', async () => {
    const { page } = await open()
    await tab(page, 'alpha drbd.conf').click()
    await page.getByLabel('Release of DRBD').selectOption('8.3')
    await page.locator('.cm-line', { hasText: 'device /dev/drbd0' }).click()
    await page.keyboard.press('End')
    await page.keyboard.type(' # carried')
    await page.getByRole('button', { name: 'Make a link' }).click()
    await page.waitForURL(/#content=/)
    const fragment = new URL(page.url()).hash
    await page.close()
    const { page: other } = await open(fragment)
    expect(await text(other)).toContain('device /dev/drbd0; # carried')
    expect(await other.getByLabel('Release of DRBD').inputValue()).toBe('8.3')
    await tab(other, 'alpha authkeys').click()
    expect(await text(other)).toContain('1 sha1')
    expect(await text(other)).not.toContain('not-a-secret-of')
    await other.close()
  })

  test('an archive and a folder take the place of the example', async () => {
    const folder = folderWith({
      'hosts/gamma/etc/ha.d/ha.cf': 'keepalve 1\nnode gamma delta\n',
      'hosts/delta/etc/ha.d/ha.cf': 'keepalive 1\nnode gamma delta\n',
      'hosts/delta/etc/hosts': '192.0.2.4 delta\n',
    })
    const long = join(folder, 'hosts/gamma/etc/drbd.d', 'a'.repeat(90))
    mkdirSync(long, { recursive: true })
    writeFileSync(join(long, 'of-a-long-name.res'), 'resource r0 { }\n')
    for (const [format, name] of [['gnu', 'hosts.tar'], ['pax', 'hosts.tgz']] as const) execFileSync('tar', ['--format', format, ...(name.endsWith('z') ? ['-z'] : []), '-cf', name, 'hosts'], { cwd: folder })
    const { page, complaints } = await again()
    for (const name of ['hosts.tar', 'hosts.tgz']) {
      await page.getByRole('button', { name: 'The example again' }).click()
      await tab(page, 'alpha drbd.conf').waitFor()
      await page.locator('#choose-archive').setInputFiles(join(folder, name))
      await findings(page, 'keepalve').waitFor()
      await tab(page, 'of-a-long-name.res').waitFor()
      expect(await page.locator('#said').textContent()).toBe('3 files are open, 1 more say something of their hosts.')
    }
    await page.getByRole('button', { name: 'The example again' }).click()
    await tab(page, 'alpha drbd.conf').waitFor()
    await page.locator('#choose-folder').setInputFiles(join(folder, 'hosts'))
    await findings(page, 'keepalve').getByRole('button', { name: 'gamma/etc/ha.d/ha.cf:1' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('the keyboard alone is enough', async () => {
    const { page } = await again()
    await page.locator('#tabs [role=tab][aria-selected=true]').focus()
    for (let count = 0; count < 3; count += 1) await page.keyboard.press('ArrowRight')
    expect(await page.locator('#tabs [role=tab][aria-selected=true]').textContent()).toContain('alpha drbd.conf')
    await page.locator('.cm-content').focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.closest(".cm-editor") === null')).toBe(true)
    await page.locator('#findings-tab').focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('#picture-view').isVisible()).toBe(true)
  })

  test('by day and by night no fault that axe knows, and no wider than a telephone', async () => {
    const { page } = await open('', 360)
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
      // The site's policy forbids what is not in its files; axe comes by the debugger.
      const found = await page.evaluate(`${axe}; axe.run(document, { preload: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`)
      expect(found, colorScheme).toEqual([])
    }
    await page.close()
  })
})

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.txt': 'text/plain; charset=utf-8' }

/** Serves the site, and notes what is asked for. */
async function serveSite(): Promise<{ readonly address: string; readonly asked: readonly string[]; close(): Promise<void> }> {
  const folder = await builtSite()
  const asked: string[] = []
  const server = createServer(({ url = '/' }, response) => {
    asked.push(url)
    const path = join(folder, new URL(url, 'http://localhost').pathname)
    if (!existsSync(path)) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/playground.html`,
    asked,
    close: () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

describe.skipIf(!hasBrowser)('the playground, from a server (skipped where there is no Chromium)', () => {
  test('works without one once it was loaded', async () => {
    if (browser === undefined) throw new Error('no browser')
    const site = await serveSite()
    const page = await browser.newPage()
    page.setDefaultTimeout(60_000)
    const complaints: string[] = []
    page.on('console', message => complaints.push(message.text()))
    page.on('pageerror', error => complaints.push(String(error)))
    await page.goto(site.address)
    await page.locator('#findings li').first().waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    const before = site.asked.filter(url => url !== '/favicon.ico').length
    expect([...new Set(site.asked)].filter(url => url !== '/favicon.ico').sort()).toEqual(['/assets/playground-server.js', '/assets/playground.js', '/playground-offline.js', '/playground.html'])
    await page.locator('.cm-line', { hasText: 'warntime' }).click()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+End')
    await page.keyboard.type('warntme 5')
    await page.locator('#findings li', { hasText: 'does not know the directive "warntme"' }).waitFor()
    expect(site.asked.filter(url => url !== '/favicon.ico').length).toBe(before)

    await site.close()
    await page.context().setOffline(true)
    await page.reload()
    await page.locator('#findings li', { hasText: 'deadtime is 30 s on host "beta"' }).waitFor()
    await page.goto(site.address.replace('.html', ''))
    await page.locator('#findings li').first().waitFor()
    // A link with content in its fragment needs nothing from outside either.
    await page.getByRole('button', { name: 'Make a link' }).click()
    await page.waitForURL(/#content=/)
    await page.reload()
    await page.locator('#findings li').first().waitFor()
    expect(complaints).toEqual([])
    await page.close()
  })
})
