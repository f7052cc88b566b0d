import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompletionItem } from 'vscode-languageserver'

import { exampleHosts } from '../support/example-hosts.js'
import type { ExampleHosts } from '../support/example-hosts.js'

/** `|` is the cursor. */
const net = (text: string): string => `resource cluster {\n  net {\n    ${text}\n  }\n}\n`

describe('completion', () => {
  let client: ExampleHosts
  beforeAll(async () => {
    client = await exampleHosts({ open: ['xenamo4/etc/ha.d/ha.cf'], capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } } })
    await client.until(() => client.shown.size > 0)
  })
  afterAll(() => client.end())

  const itemsAt = async (path: string, marked: string): Promise<readonly CompletionItem[]> => {
    const uri = `file:///c/${path}`
    const [before = '', after = ''] = marked.split('|')
    await client.open(uri, before + after)
    const lines = before.split('\n')
    const position = { line: lines.length - 1, character: lines[lines.length - 1]?.length ?? 0 }
    // Names of other files are those of the last check: it shall know that what was open before is closed.
    await client.ask('textDocument/diagnostic', { textDocument: { uri } })
    const items = await client.ask<readonly CompletionItem[]>('textDocument/completion', { textDocument: { uri }, position })
    await client.close(uri)
    return items
  }
  const labels = async (path: string, marked: string): Promise<string[]> => (await itemsAt(path, marked)).map(({ label }) => label)
  const drbd = 'xenamo4/etc/drbd.conf'

  test.each([
    ['words of an option while it is typed', net('after-sb-0pri |'), ['disconnect', 'discard-zero-changes']],
    ['words behind a blank before the semicolon', net('after-sb-0pri |;'), ['disconnect']],
    ['the default of a number, also where a wrong one stands', net('timeout 6O|;'), ['60']],
    ['algorithms of the peers', net('cram-hmac-alg |;'), ['sha1']],
    ['algorithms of a verification', 'resource r {\n  syncer { verify-alg |; }\n}\n', ['crc32c']],
    ['handlers', 'resource r {\n  handlers { split-brain |; }\n}\n', ['/usr/lib/drbd/notify-split-brain.sh root']],
    ['the next number of a node that is free', 'resource r {\n  on xenamo4 { node-id 0; }\n  on xenamo5 { node-id |; }\n}\n', ['1']],
    ['the next device that is free', 'resource r {\n  on xenamo4 { device |; }\n}\n', ['/dev/drbd1']],
    ['the port that the other end has, and the next that is free', 'resource r0 {\n  on xenamo4 { address 192.0.2.1:7788; }\n  on xenamo5 { address 192.0.2.2:7788; }\n}\nresource r {\n  on xenamo4 { address 192.0.2.1:7790; }\n  on xenamo5 { address 192.0.2.2:|; }\n}\n', ['192.0.2.2:7790', '192.0.2.2:7789']],
    ['the next port that is free, with its colon', 'resource r {\n  on xenamo4 { address 192.0.2.1|; }\n}\n', ['192.0.2.1:7789']],
    ['the next port in a connection', 'resource r {\n  connection {\n    host xenamo4 address 192.0.2.1:|7;\n  }\n}\n', ['192.0.2.1:7789']],
    ['the next port of an IPv6 address', 'resource r {\n  on xenamo4 { address ipv6 [2001:db8::1]:|; }\n}\n', ['[2001:db8::1]:7789']],
    ['the next port of a floating peer', 'resource r {\n  floating 192.0.2.1:| { }\n}\n', ['192.0.2.1:7789']],
    ['hosts of other files', 'resource r {\n  on | { }\n}\n', ['xenamo4', 'xenamo5']],
    ['disks that the host has', 'resource r {\n  on xenamo4 { disk |; }\n}\n', ['/dev/vg1/cluster']],
  ])('in drbd.conf offers %s', async (_, text, expected) => {
    expect(await labels(drbd, text)).toEqual(expect.arrayContaining(expected))
  })

  test.each<[string, string, string, string[]]>([
    ['hosts in the first column of haresources', 'xenamo4/etc/ha.d/haresources', '|', ['xenamo4', 'xenamo5']],
    ['DRBD resources behind drbddisk', 'xenamo4/etc/ha.d/haresources', 'xenamo4 drbddisk::|', ['cluster']],
    ['devices behind Filesystem', 'xenamo4/etc/ha.d/haresources', 'xenamo4 drbddisk::cluster Filesystem::|', ['/dev/drbd0']],
    ['hosts in ha.cf', 'xenamo4/etc/ha.d/ha.cf', 'node |\n', ['xenamo4', 'xenamo5']],
    ['interfaces of other lines in ha.cf', 'xenamo4/etc/ha.d/ha.cf', 'ucast eth7 192.0.2.1\nbcast |\n', ['eth7']],
    ['DRBD resources in cluster.conf', 'xenamo4/etc/cluster/cluster.conf', '<cluster name="x" config_version="1"><rm><service name="s"><drbd resource="|"/></service></rm></cluster>', ['cluster']],
    ['hosts of the cluster in corosync.conf', 'xenamo4/etc/corosync/corosync.conf', 'nodelist {\n  node {\n    name: |\n  }\n}\n', ['xenamo5']],
    ['hosts in cluster.conf of OCFS2', 'xenamo4/etc/ocfs2/cluster.conf', 'node:\n\tname = |\n', ['xenamo4']],
    ['key numbers', 'xenamo4/etc/ha.d/authkeys', 'auth |\n2 sha1 not-a-secret\n', ['2']],
  ])('offers %s', async (_, path, text, expected) => {
    expect(await labels(path, text)).toEqual(expect.arrayContaining(expected))
  })

  test('does not offer the word that is being written as a name', async () => {
    expect(await labels('xenamo4/etc/ha.d/haresources', 'xenamo4 drbddisk::clu|')).toEqual(['cluster'])
  })

  test('offers what must be there first, and what is set already last', async () => {
    const attributes = await itemsAt('xenamo4/etc/cluster/cluster.conf', '<cluster name="x" config_version="1"><clusternodes><clusternode |/></clusternodes></cluster>')
    expect(attributes.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))[0]?.label).toBe('name')
    const options = (await itemsAt(drbd, net('timeout 60;\n    |'))).toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1))
    expect(options[0]?.label.startsWith('_')).toBe(false)
    expect(options.find(({ label }) => label === 'timeout')?.detail).toBe('already set in line 3')
    expect(options.findIndex(({ label }) => label === 'timeout')).toBeGreaterThan(options.findIndex(({ label }) => label === 'ping-int'))
  })

  test('does not offer a directive of ha.cf again that counts once', async () => {
    const found = await labels('xenamo4/etc/ha.d/ha.cf', 'keepalive 1\nnode xenamo4\n|\n')
    expect(found).not.toContain('keepalive')
    expect(found).toEqual(expect.arrayContaining(['node', 'deadtime']))
  })

  test('gives editors that can do so places to fill in', async () => {
    const resource = (await itemsAt(drbd, '|')).find(({ label }) => label === 'resource')
    expect(resource).toMatchObject({ insertTextFormat: 2, textEdit: { newText: 'resource ${1:r0} {\n\t$0\n}' } })
  })

  test('tells what is known of a word when it is looked at', async () => {
    const path = 'xenamo4/etc/ha.d/ha.cf'
    const uri = `file:///c/${path}`
    const [item] = await client.ask<readonly CompletionItem[]>('textDocument/completion', { textDocument: { uri }, position: { line: 0, character: 0 } })
    expect(item?.documentation).toBeUndefined()
    expect(JSON.stringify((await client.ask<CompletionItem>('completionItem/resolve', item ?? {})).documentation)).toContain('**')
  })

  test('begins where a statement or a value may', () => {
    expect(client.initialized.capabilities.completionProvider?.triggerCharacters).toEqual(expect.arrayContaining(['{', ';', '\n', ' ', '"', '<', '=', ':']))
  })

  test('offers nothing in comments, and no key', async () => {
    expect(await labels(drbd, '# on |\n')).toEqual([])
    expect(JSON.stringify(await itemsAt('xenamo4/etc/ha.d/authkeys', 'auth 2\n2 sha1 |\n3 md5 not-a-secret\n'))).not.toContain('not-a-secret')
  })
})
