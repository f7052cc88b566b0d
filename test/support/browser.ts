import { existsSync } from 'node:fs'

import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'

const browserPath = '/usr/bin/chromium'

/** Debian's chromium is installed. */
export const hasBrowser = existsSync(browserPath)

/** A page in a browser, with everything that it complained about or asked for. */
export interface OpenPage {
  readonly browser: Browser
  readonly page: Page
  readonly complaints: readonly string[]
  readonly requests: readonly string[]
}

/** Opens a file in a browser without a window. Whoever opens it closes the browser. */
export async function openPage(file: string): Promise<OpenPage> {
  const browser = await chromium.launch({
    executablePath: browserPath,
    timeout: 300_000,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  const complaints: string[] = []
  const requests: string[] = []
  const page = await browser.newPage()
  page.setDefaultTimeout(300_000)
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => requests.push(request.url()))
  await page.goto(`file://${file}`)
  return { browser, page, complaints, requests }
}
