import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DocumentHighlight, DocumentLink, Location, LocationLink, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver'

import { exampleHosts } from '../support/example-hosts.js'
import type { ExampleHosts } from '../support/example-hosts.js'

const clusterConf = `<?xml version="1.0"?>
<cluster name="x" config_version="1">
  <clusternodes>
    <clusternode name="xenamo4" nodeid="1"><fence><method name="power"><device name="ipmi"/></method></fence></clusternode>
    <clusternode name="xenamo5" nodeid="2"><fence><method name="power"><device name="ipmi"/></method></fence></clusternode>
  </clusternodes>
  <fencedevices><fencedevice name="ipmi" agent="fence_ipmilan" ipaddr="192.0.2.9" login="x" passwd="not-a-secret"/></fencedevices>
  <rm>
    <failoverdomains><failoverdomain name="both"><failoverdomainnode name="xenamo4"/></failoverdomain></failoverdomains>
    <resources><ip address="192.0.2.7"/><fs name="data" device="/dev/drbd0" mountpoint="/data"/><script name="web" file="/etc/init.d/clvmd"/></resources>
    <service name="web" domain="both"><ip ref="192.0.2.7"/><fs ref="data"/><script ref="web"/><drbd name="d" resource="cluster"/></service>
    <service name="mail" depend="service:web"/>
  </rm>
</cluster>
`
const corosync = 'totem {\n  version: 2\n}\nnodelist {\n  node {\n    name: xenamo4\n    nodeid: 1\n    ring0_addr: 10.0.0.4\n  }\n  node {\n    name: xenamo5\n    nodeid: 2\n    ring0_addr: 10.0.0.5\n  }\n}\nquorum {\n  provider: corosync_votequorum\n  auto_tie_breaker: 1\n  auto_tie_breaker_node: 2\n}\n'
const ocfs2 = 'cluster:\n\tnode_count = 2\n\tname = shared\n\nnode:\n\tip_port = 7777\n\tip_address = 10.0.0.4\n\tnumber = 0\n\tname = xenamo4\n\tcluster = shared\n'
const drbd = `include "drbd.d/*.res";
resource cluster {
  protocol C;
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.sh --x"; }
  volume 0 { device /dev/drbd0; disk /dev/vg1/cluster; meta-disk internal; }
  volume 1 { device minor 1; disk /dev/vg1/home; meta-disk internal; }
  on xenamo4 { address 10.0.0.4:7788; }
  on xenamo5 { address 10.0.0.5:7788; }
}
`
const included = 'resource second {\n  disk { resync-after cluster/1; }\n  device /dev/drbd2;\n  disk /dev/vg1/second;\n  meta-disk internal;\n  on xenamo4 { address 10.0.0.4:7789; }\n  on xenamo5 { address 10.0.0.5:7789; }\n}\n'
const files = {
  'xenamo4/etc/cluster/cluster.conf': clusterConf,
  'xenamo4/etc/corosync/corosync.conf': corosync,
  'xenamo4/etc/ocfs2/cluster.conf': ocfs2,
  'xenamo4/etc/drbd.conf': drbd,
  'xenamo4/etc/drbd.d/second.res': included,
  'xenamo4/usr/lib/drbd/crm-fence-peer.sh': '#!/bin/sh\n',
}
const [haCf, haresources, authkeys] = ['xenamo4/etc/ha.d/ha.cf', 'xenamo4/etc/ha.d/haresources', 'xenamo4/etc/ha.d/authkeys']
const [conf, drbdConf, res] = ['xenamo4/etc/cluster/cluster.conf', 'xenamo4/etc/drbd.conf', 'xenamo4/etc/drbd.d/second.res']

describe('names across files and hosts', () => {
  let plain: ExampleHosts
  let client: ExampleHosts
  beforeAll(async () => {
    plain = await exampleHosts({ open: [haresources] })
    client = await exampleHosts({ files, open: [haresources] })
  })
  afterAll(() => {
    plain.end()
    client.end()
  })
  type Place = Parameters<ExampleHosts['at']>
  const asked = async (hosts: ExampleHosts, method: string, place: Place): Promise<string[]> => ((await hosts.ask<readonly Location[] | null>(`textDocument/${method}`, hosts.at(...place))) ?? []).map(hosts.wordsAt)

  test.each<[string, Place, string[]]>([
    ['a host of haresources is a node of ha.cf, then a section of drbd.conf', [haresources, 'xenamo4'], [`${conf} xenamo4`, `${haCf} xenamo4`, `${drbdConf} xenamo4`]],
    ['the resource of drbddisk', [haresources, 'cluster', { by: 3 }], [`${drbdConf} cluster`]],
    ['the script of a resource', [haresources, 'drbddisk'], ['xenamo4/etc/ha.d/resource.d/drbddisk ']],
  ])('the definition of %s, in the example as it is', async (_, place, expected) => {
    const found = await asked(plain, 'definition', place)
    expect(found.map(words => words.replace(/(drbddisk) [^]*/, '$1 '))).toEqual(expected)
  })

  test.each<[string, Place, string]>([
    ['fence device', [conf, 'device name="ipmi"', { by: 14 }], `${conf} ipmi`],
    ['failover domain', [conf, 'domain="both"', { by: 9 }], `${conf} both`],
    ['service', [conf, 'service:web', { by: 9 }], `${conf} web`],
    ['resource of a service', [conf, 'fs ref="data"', { by: 9 }], `${conf} data`],
    ['address of a service', [conf, 'ip ref="192', { by: 9 }], `${conf} 192.0.2.7`],
    ['DRBD resource in cluster.conf', [conf, 'resource="cluster"', { by: 12 }], `${drbdConf} cluster`],
    ['DRBD device in cluster.conf', [conf, '/dev/drbd0', { by: 4 }], `${drbdConf} /dev/drbd0`],
    ['volume behind a resource', [res, 'cluster/1', { by: 8 }], `${drbdConf} 1`],
    ['resource that another waits for', [res, 'cluster/1', { by: 2 }], `${drbdConf} cluster`],
    ['key that signs', [authkeys, 'auth 2', { by: 5 }], `${authkeys} 2`],
    ['OCFS2 cluster', ['xenamo4/etc/ocfs2/cluster.conf', 'cluster = shared', { by: 12 }], 'xenamo4/etc/ocfs2/cluster.conf shared'],
    ['node number of corosync', ['xenamo4/etc/corosync/corosync.conf', 'breaker_node: 2', { by: 14 }], 'xenamo4/etc/corosync/corosync.conf 2'],
    ['peer of ha.cf', [haCf, '10.0.0.5'], `${drbdConf} 10.0.0.5`],
    ['script of a service', [conf, '/etc/init.d/clvmd'], 'xenamo4/etc/init.d/clvmd '],
    ['handler', [drbdConf, '/usr/lib/drbd'], 'xenamo4/usr/lib/drbd/crm-fence-peer.sh '],
    ['include', [drbdConf, 'drbd.d/'], 'xenamo4/etc/drbd.d/second.res '],
  ])('the definition of a %s', async (_, place, expected) => {
    expect(await asked(client, 'definition', place)).toContain(expected)
  })

  test('the backing disk is defined by the backup of LVM', async () => {
    const found = await plain.ask<readonly Location[]>('textDocument/definition', plain.at(drbdConf, '/dev/vg1/cluster'))
    expect(found.map(({ uri }) => uri)).toEqual(['file:///c/xenamo4/etc/lvm/backup/vg1'])
  })

  test('a word that names nothing leads nowhere', async () => {
    expect(await plain.ask('textDocument/definition', plain.at(drbdConf, 'protocol'))).toBeNull()
  })

  test('links tell the client which word leads there, where it takes that', async () => {
    const linking = await exampleHosts({ open: [haresources], capabilities: { textDocument: { definition: { linkSupport: true } } } })
    const [link] = await linking.ask<readonly LocationLink[]>('textDocument/definition', linking.at(haresources, 'cluster'))
    expect(link?.originSelectionRange).toEqual({ start: { line: 0, character: 30 }, end: { line: 0, character: 37 } })
    expect(link?.targetUri).toBe('file:///c/xenamo4/etc/drbd.conf')
    linking.end()
  })

  test('a declaration is the include that brings the definition in', async () => {
    expect(await asked(client, 'declaration', [res, 'second'])).toEqual([`${drbdConf} drbd.d/*.res`])
    expect(await asked(client, 'declaration', [haresources, 'cluster'])).toEqual([`${drbdConf} cluster`])
  })

  test('implementations lie on every host', async () => {
    expect(await asked(plain, 'implementation', [haresources, 'cluster'])).toEqual([`${drbdConf} cluster`, 'xenamo5/etc/drbd.conf cluster'])
  })

  test('references are found from every language, without declarations where these are not wanted', async () => {
    const all = await plain.ask<readonly Location[]>('textDocument/references', { ...plain.at(drbdConf, 'cluster'), context: { includeDeclaration: true } })
    expect(all.map(plain.wordsAt)).toEqual([`${drbdConf} cluster`, `${haresources} cluster`, 'xenamo5/etc/drbd.conf cluster', 'xenamo5/etc/ha.d/haresources cluster'])
    const uses = await plain.ask<readonly Location[]>('textDocument/references', { ...plain.at(drbdConf, 'cluster'), context: { includeDeclaration: false } })
    expect(uses.map(plain.wordsAt)).toEqual([`${haresources} cluster`, 'xenamo5/etc/ha.d/haresources cluster'])
  })

  test('a document shows where the same thing is named, and where it is declared', async () => {
    const found = await client.ask<readonly DocumentHighlight[]>('textDocument/documentHighlight', client.at(conf, 'name="both"', { by: 7 }))
    expect(found.map(({ range, kind }) => [client.wordsIn(conf, range), kind])).toEqual([['both', 3], ['both', 2]])
  })

  test.each([['xena', 'xenamo4'], ['10.0.0.6', '10.0.0.6'], ['clstr', 'cluster'], ['vg1cluster', '/dev/vg1/cluster']])('symbols of the workspace by "%s"', async (query, name) => {
    const found = await plain.ask<readonly WorkspaceSymbol[]>('workspace/symbol', { query })
    expect(found.map(symbol => symbol.name)).toContain(name)
  })

  test('links lead to files that are there, and say so of others', async () => {
    const links = await client.ask<readonly DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: `file:///c/${drbdConf}` } })
    const resolved = await Promise.all(links.map(link => client.ask<DocumentLink>('documentLink/resolve', link)))
    expect(resolved.map(({ range, target, tooltip }) => [client.wordsIn(drbdConf, range), target, tooltip])).toEqual([
      ['drbd.d/*.res', 'file:///c/xenamo4/etc/drbd.d', '1 file: second.res'],
      ['/usr/lib/drbd/crm-fence-peer.sh', 'file:///c/xenamo4/usr/lib/drbd/crm-fence-peer.sh', undefined],
    ])
    const [log] = await plain.ask<readonly DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: `file:///c/${haCf}` } })
    expect(log).toBeUndefined()
  })

  test.each<[string, Place, string, string]>([
    ['fence device', [conf, 'device name="ipmi"', { by: 14 }], 'apc', conf],
    ['service', [conf, 'service name="web"', { by: 15 }], 'www', conf],
    ['volume', [drbdConf, 'volume 1', { by: 7 }], '7', res],
    ['key number', [authkeys, 'auth 2', { by: 5 }], '5', authkeys],
  ])('a %s is renamed in all that name it', async (_, place, newName, file) => {
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', { ...client.at(...place), newName })
    const edits = edit.changes?.[`file:///c/${file}`] ?? []
    expect(edits.length).toBeGreaterThan(0)
    expect(new Set(edits.map(({ newText }) => newText.replace(/^service:/, '')))).toEqual(new Set([newName]))
  })

  test('a name that our own rules refuse is refused', async () => {
    await expect(client.ask('textDocument/rename', { ...client.at(authkeys, 'auth 2', { by: 5 }), newName: '16' })).rejects.toThrow('from 1 to 15')
    await expect(plain.ask('textDocument/rename', { ...plain.at(haresources, 'cluster'), newName: 'all' })).rejects.toThrow('not "all"')
  })

  test('edits on other hosts are to be looked at, where the client can ask', async () => {
    const asking = await exampleHosts({ open: [haresources], capabilities: { workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } } })
    const edit = await asking.ask<WorkspaceEdit>('textDocument/rename', { ...asking.at(haresources, 'cluster'), newName: 'data' })
    expect(edit.changeAnnotations).toEqual({ 'Files of host "xenamo5"': { label: 'Files of host "xenamo5"', needsConfirmation: true } })
    asking.end()
  })
})
