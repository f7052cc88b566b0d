/// <reference lib="dom" />
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { storageCluster } from '../../bench/generate-hosts.js'
import { hasBrowser, openBrowser, openPage } from '../support/browser.js'
import { folderWith, runCli } from '../support/run-cli.js'

let browser: Browser
beforeAll(async () => {
  if (hasBrowser) browser = await openBrowser()
})
afterAll(async () => {
  if (hasBrowser) await browser.close()
})

describe.skipIf(!hasBrowser)("the picture as a page, in a real browser (skipped where Debian's chromium is not installed)", () => {
  let folder: string | undefined
  let page: Page
  let complaints: readonly string[] = []
  let requests: readonly string[] = []
  const findings = JSON.parse(runCli(['--format', 'json', 'fixtures/clusters/storage-backend']).stdout) as { diagnostics: unknown[] }

  beforeAll(async () => {
    folder = folderWith({})
    const file = join(folder, 'cluster.html')
    const run = runCli(['graph', '--format', 'html', '--output', file, resolve('fixtures/clusters/storage-backend')])
    expect(run.code, run.stderr).toBe(0)
    ;({ page, complaints, requests } = await openPage(browser, file))
  })

  afterAll(async () => {
    await page.close()
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  })

  test('shows every finding, and asks for nothing', async () => {
    expect(findings.diagnostics.length).toBeGreaterThan(10)
    expect(await page.locator('#findings > li').count()).toBe(findings.diagnostics.length)
    expect(requests.filter(url => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('every finding leads to a part of the picture', async () => {
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('#findings > li')].filter(entry => {
        const ids = (entry.dataset['about'] ?? '').split(' ').filter(id => id !== '')
        return ids.length === 0 || ids.some(id => document.getElementById(id) === null)
      }).map(entry => entry.textContent),
    )
    expect(lost).toEqual([])
  })

  test('a number in the picture chooses its finding, by mouse and by keyboard', async () => {
    const mark = page.locator('#picture a.mark').first()
    const number = (await mark.getAttribute('href'))?.replace('#finding-', '')
    await mark.click()
    expect(await page.locator('#findings > li.chosen').getAttribute('id')).toBe(`finding-${number}`)
    const second = page.locator('#picture a.mark').nth(1)
    await second.focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('#findings > li.chosen').getAttribute('id')).toBe((await second.getAttribute('href'))?.slice(1))
  })

  test('a button chooses the part', async () => {
    const button = page.locator('#findings button').last()
    const part = await button.getAttribute('data-part')
    await button.press('Enter')
    expect(await page.locator(`[id="${part}"]`).getAttribute('class')).toContain('chosen')
  })

  test('is dark where the reader likes it dark', async () => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await paper()
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await paper()).not.toBe(light)
  })

  test('fits, zooms and finds parts', async () => {
    const width = () => page.evaluate(() => document.querySelector('#picture svg')?.getBoundingClientRect().width ?? 0)
    await page.getByRole('button', { name: 'Fit' }).click()
    const fitted = await width()
    expect(fitted).toBeLessThanOrEqual(await page.evaluate(() => document.querySelector('#picture')?.clientWidth ?? 0))
    await page.getByRole('button', { name: 'Zoom in' }).click()
    expect(await width()).toBeGreaterThan(fitted * 1.2)
    await page.locator('#picture').focus()
    await page.keyboard.press('0')
    expect(await width()).toBeCloseTo(fitted, 0)
    await page.locator('#search').fill('drbd0')
    expect(await page.locator('#matches').textContent()).toMatch(/^[1-9]\d* found$/)
    expect(await page.locator('#picture .dimmed').count()).toBeGreaterThan(0)
    await page.locator('#search').fill('')
    expect(await page.locator('#picture .dimmed').count()).toBe(0)
  })

  test('the findings come with the worst first, and say why and what to do', async () => {
    const severities = await page.locator('#findings > li').evaluateAll(entries => entries.map(entry => entry.className.split(' ')[0] ?? ''))
    const ranks = severities.map(severity => ['error', 'warning', 'info'].indexOf(severity))
    expect(ranks).toEqual([...ranks].sort())
    expect(await page.locator('#findings > li:not(:has(b:text("Why:")))').count()).toBe(0)
    expect(await page.locator('#findings > li:not(:has(b:text("Do:")))').count()).toBe(0)
  })
})

/** Fifty pairs of hosts that mirror a disk each. */
function pairs(count: number): Record<string, string> {
  const files: Record<string, string> = {}
  for (let pair = 1; pair <= count; pair += 1) {
    const names = ['a', 'b'].map(side => `host${String(pair).padStart(2, '0')}${side}`)
    const sections = names.map((name, index) => `  on ${name} { device /dev/drbd0; disk /dev/sdb1; address 192.0.2.${index + 1}:7788; meta-disk internal; }\n`)
    for (const name of names) {
      files[`${name}/etc/hostname`] = `${name}\n`
      files[`${name}/etc/drbd.conf`] = `resource r${pair} {\n${sections.join('')}}\n`
    }
  }
  return files
}

/** Sixteen hosts of one cman cluster, with nine resources for each pair. */
function sixteenHosts(): string {
  const folder = folderWith({})
  storageCluster(folder, 16)
  return folder
}

describe.skipIf(!hasBrowser)("pictures of clusters of other sizes, in a real browser (skipped where Debian's chromium is not installed)", () => {
  const opened: Page[] = []
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.close()
  })

  async function open(name: string, cluster: string): Promise<Page> {
    const file = join(folderWith({}), `${name}.html`)
    const run = runCli(['graph', '--format', 'html', '--output', file, cluster])
    expect(run.code, run.stderr).toBe(0)
    const { page, complaints } = await openPage(browser, file)
    opened.push(page)
    expect(complaints).toEqual([])
    return page
  }

  /** What the browser says of the texts: which lie on each other, which stand out of their frame. */
  async function textFaults(page: Page): Promise<{ readonly overlapping: string[]; readonly cutOff: string[] }> {
    return page.evaluate(() => {
      // Of two drawings the one that is shown.
      const svg = [...document.querySelectorAll('#picture svg')].find(one => one.getBoundingClientRect().width > 0)
      const texts = [...(svg?.querySelectorAll('text') ?? [])]
      const boxes = texts.map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }))
      const overlapping = boxes.flatMap((a, index) => boxes.slice(index + 1).filter(b =>
        a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1 && a.box.top < b.box.bottom - 1 && b.box.top < a.box.bottom - 1,
      ).map(b => `${a.text} and ${b.text}`))
      const paper = svg?.getBoundingClientRect()
      const cutOff = texts.filter(text => {
        const box = text.getBoundingClientRect()
        const frame = text.parentElement?.querySelector(':scope > rect.frame')?.getBoundingClientRect() ?? paper
        return frame === undefined || box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 1
      }).map(text => text.textContent)
      return { overlapping, cutOff }
    })
  }

  test.each(['storage-backend', 'storage-backend-fixed'])('no text of %s lies on another one or is cut off', async name => {
    const page = await open(name, resolve('fixtures/clusters', name))
    expect(await textFaults(page)).toEqual({ overlapping: [], cutOff: [] })
  })

  test('a hundred hosts are an overview that can be read, and a click shows a pair in full', async () => {
    const page = await open('hundred', folderWith(pairs(50)))
    expect(await page.locator('#picture svg:visible a.cell').count()).toBe(100)
    expect(await textFaults(page)).toEqual({ overlapping: [], cutOff: [] })
    const height = await page.locator('#picture svg:visible a.cell text').first().evaluate(text => text.getBoundingClientRect().height)
    expect(height).toBeGreaterThan(8)
    await page.locator('#picture svg:visible a.cell[data-host="host host07b"]').press('Enter')
    const dialog = page.locator('dialog[open]')
    expect(await dialog.count()).toBe(1)
    expect(await dialog.locator('g.host').allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('host07a'), expect.stringContaining('host07b')]))
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
  })

  test('a hundred hosts on a narrow screen are read from top to bottom', async () => {
    const page = await open('hundred-narrow', folderWith(pairs(50)))
    await page.setViewportSize({ width: 360, height: 640 })
    expect(await page.locator('#picture svg:visible a.cell').count()).toBe(100)
    const [content, seen] = await page.locator('#picture').evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])
    expect(content).toBeLessThanOrEqual(seen ?? 0)
    expect(await page.locator('#picture svg:visible a.cell text').first().evaluate(text => text.getBoundingClientRect().height)).toBeGreaterThan(8)
    await page.locator('#search').fill('host07')
    expect(await page.locator('#matches').textContent()).toBe('2 found')
    await page.locator('#picture svg:visible a.cell[data-host="host host07b"]').press('Enter')
    expect(await page.locator('dialog[open]').count()).toBe(1)
  })

  test('sixteen hosts begin where they can be read, and are seen as a whole with Fit', async () => {
    const page = await open('sixteen-read', sixteenHosts())
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.reload()
    const pane = page.locator('#picture')
    const size = (): Promise<{ readonly text: number; readonly width: number; readonly height: number }> => pane.evaluate(element => {
      const svg = element.querySelector('svg')?.getBoundingClientRect()
      return { text: element.querySelector('svg text')?.getBoundingClientRect().height ?? 0, width: (svg?.width ?? 0) / element.clientWidth, height: (svg?.height ?? 0) / element.clientHeight }
    })
    expect((await size()).text).toBeGreaterThan(6)
    await page.getByRole('button', { name: 'Fit' }).click()
    const { width, height } = await size()
    expect(Math.max(width, height)).toBeLessThanOrEqual(1.01)
    expect(width * height).toBeGreaterThan(0.6)
  })

  test('sound hosts have no empty list of findings beside them', async () => {
    const page = await open('fixed', resolve('fixtures/clusters/storage-backend-fixed'))
    expect(await page.locator('#findings').count()).toBe(0)
  })

  test('two hosts print on one sheet', async () => {
    const page = await open('pair', folderWith(pairs(1)))
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const withFindings = (await page.locator('#findings').count()) > 0
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(withFindings ? 2 : 1)
  })

  test('sixteen hosts with many disks print on one sheet, and again row by row in a size that can be read', async () => {
    const page = await open('sixteen', sixteenHosts())
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sizes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => Number(width) > Number(height))
    expect(sizes.slice(0, 5)).toEqual([true, true, true, true, true])
    await page.emulateMedia({ media: 'print' })
    // On A3, 404 millimetres are 1527 pixels of CSS.
    const scales = await page.locator('.sheet svg').evaluateAll(sheets => sheets.map(sheet => sheet.getBoundingClientRect().width / Number(sheet.getAttribute('width'))))
    expect(scales).toHaveLength(4)
    for (const scale of scales) expect(scale * 12).toBeGreaterThan(5)
    // What is shown twice sees no style from without.
    expect(await page.locator('#drawing').getAttribute('class')).toBe('cfgcheck')
  })

  test('a finding of many hosts folds its places and parts, and what is searched is found in a drawing that is printed twice', async () => {
    const page = await open('sixteen', sixteenHosts())
    await page.locator('#search').fill('p3r2')
    expect(await page.locator('#drawing.dimmed').count()).toBe(0)
    expect(await page.locator('#matches').textContent()).toMatch(/^[1-9]\d* found$/)
    const long = page.locator('#findings > li', { has: page.locator('details') })
    expect(await long.count()).toBeGreaterThan(0)
    expect(await long.first().locator('li').first().isVisible()).toBe(false)
    await long.first().locator('summary').first().click()
    expect(await long.first().locator('li').first().isVisible()).toBe(true)
  })

  test('a narrow screen shows everything below each other, nothing beside the edge', async () => {
    const page = await open('narrow', resolve('fixtures/clusters/storage-backend'))
    await page.setViewportSize({ width: 360, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    const [picture, findings] = [await page.locator('#picture').boundingBox(), await page.locator('#findings').boundingBox()]
    expect(findings?.y ?? 0).toBeGreaterThanOrEqual((picture?.y ?? 0) + (picture?.height ?? Infinity))
  })
})
