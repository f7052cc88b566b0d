import { describe, expect, test } from 'vitest'
import type { InlayHint } from 'vscode-languageserver'

import { languageClient } from '../support/language-client.js'
import type { ClientOptions, LanguageClient } from '../support/language-client.js'

const uri = 'file:///cluster/drbd.conf'
const text = 'resource r0 {\n  protocol C;\n  net { ping-timeout 5; max-bufers 8000; }\n  on alpha { device minor 3; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device minor 3; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n'
const capabilities = { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } }

async function started(options: ClientOptions): Promise<LanguageClient> {
  const client = await languageClient({ capabilities, folders: ['file:///cluster'], files: {}, ...options })
  await client.open(uri, text)
  return client
}

const isMessage = (method: string): boolean => method.startsWith('window/showMessage')
const severityOf = async (client: LanguageClient, rule = 'drbd-conf/unknown-option'): Promise<number | undefined> => (await client.pull(uri)).find(({ code }) => code === rule)?.severity
const hintsOf = async (client: LanguageClient): Promise<string[]> => {
  const found = await client.ask<readonly InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } } })
  return found.map(({ label }) => (typeof label === 'string' ? label : (label[0]?.value ?? '')))
}
/** What was set takes its way to the server and back: some questions later it holds. */
const settled = async (client: LanguageClient, holds: () => Promise<boolean>): Promise<void> => {
  let isSettled = await holds()
  for (let left = 20; !isSettled && left > 0; left -= 1) {
    await client.ask('workspace/symbol', { query: 'x' })
    isSettled = await holds()
  }
  expect(isSettled).toBe(true)
}

describe('what is set in the editor', () => {
  test('settles severities, releases, remarks and limits', async () => {
    const client = await started({ configuration: () => ({ rules: { 'drbd-conf/unknown-option': 'info' }, targets: { drbd: '8.3' }, inlayHints: { quantities: false }, limits: { answers: 1 }, trace: { server: 'off' } }) })
    await settled(client, async () => (await severityOf(client)) === 3)
    expect(await hintsOf(client)).toEqual(['/dev/drbd3'])
    await client.change(uri, text.replace('net {', 'disk { resync-rate 10M; }\n  net {'))
    expect((await client.pull(uri)).map(({ code }) => code)).toContain('drbd-conf/unsupported-option')
    client.end()
  })

  test('is asked for again when it changes', async () => {
    let level = 'warning'
    const client = await started({ configuration: () => ({ rules: { 'drbd-conf/unknown-option': level } }) })
    await settled(client, async () => (await severityOf(client)) === 2)
    expect(client.told.filter(({ method }) => method === 'client/registerCapability').map(({ params }) => JSON.stringify(params)).join()).toContain('workspace/didChangeConfiguration')
    level = 'off'
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null })
    await settled(client, async () => (await severityOf(client)) === undefined)
    client.end()
  })

  test('is taken as it is told by who cannot be asked', async () => {
    const client = await started({ capabilities: {} })
    expect(await severityOf(client)).toBe(1)
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { cfgcheck: { rules: { 'drbd-conf/*': 'info' }, inlayHints: false } } })
    await settled(client, async () => (await severityOf(client)) === 3)
    expect(await hintsOf(client)).toEqual([])
    client.end()
  })

  test('does not count where cfgcheck.json says otherwise', async () => {
    const client = await started({ files: { '/cluster/cfgcheck.json': '{ "rules": { "drbd-conf/unknown-option": "warning" } }' }, configuration: () => ({ rules: { '*': 'info' } }) })
    await settled(client, async () => (await client.pull(uri)).every(({ severity, code }) => (code === 'drbd-conf/unknown-option' ? severity === 2 : severity === 3)))
    client.end()
  })

  test.each([
    [{ rules: { 'drbd-conf/no-such-rule': 'off' } }, 'unknown rule'],
    [{ targets: { drbd: 'new' } }, 'is not a version'],
    [{ rules: 'off' }, 'rules'],
    [{ limits: { answers: -1 } }, 'limits.answers'],
  ])('that is not understood is told, and the rest goes on: %j', async (configuration, words) => {
    const client = await started({ configuration: () => configuration })
    await client.until(() => client.told.some(({ method, params }) => isMessage(method) && JSON.stringify(params).includes(words)))
    expect(await severityOf(client)).toBe(1)
    client.end()
  })

  test.each([null, [], 'x', 7, { rules: null, inlayHints: null, limits: [] }])('may be anything: %j', async configuration => {
    const client = await started({ configuration: () => configuration })
    expect(await severityOf(client)).toBe(1)
    expect(client.told.filter(({ method }) => isMessage(method))).toEqual([])
    client.end()
  })
})
