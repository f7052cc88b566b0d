import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompletionItem, CompletionList, DocumentSymbol, FoldingRange, Hover, InlayHint, Location, CodeAction, SemanticTokens, WorkspaceEdit } from 'vscode-languageserver'

import { exampleHosts } from '../support/example-hosts.js'
import type { ExampleHosts } from '../support/example-hosts.js'

const corosync = 'alpha/etc/corosync/corosync.conf'
const cib = 'alpha/var/lib/pacemaker/cib/cib.xml'
const reactor = 'alpha/etc/drbd-reactor.d/pg.toml'
const crm = 'alpha/root/cluster.crm'

const snippet = `[[promoter]]
[promoter.resources.pg]
start = ["postgresql.service", "ocf:heartbeat:IPaddr2 pg-ip ip=192.0.2.100"]
preferred-nodes = ["alpha", "beta"]
stop-services-on-exit = false
`
const text = `node 1: alpha
node 2: beta
primitive web systemd:nginx \\
  op monitor interval=30s timeout=20s
primitive web-ip IPaddr2 \\
  params ip=192.0.2.101
group web-all web-ip web
primitive pg-data ocf:linbit:drbd \\
  params drbd_resource=pg
location web-here web-all 100: alpha
`
const files = { [reactor]: snippet, [crm]: text }
const all = [corosync, cib, reactor, crm]
const uriOf = (path: string): string => `file:///c/${path}`
const named = (path: string): { readonly textDocument: { readonly uri: string } } => ({ textDocument: { uri: uriOf(path) } })
const start = (open: readonly string[], changed: Readonly<Record<string, string>> = {}): Promise<ExampleHosts> =>
  exampleHosts({ folder: 'fixtures/clusters/sound/alma9-lvm', hosts: ['alpha', 'beta', 'gamma'], files: { ...files, ...changed }, open })

describe('an editor of the newer languages', () => {
  let client: ExampleHosts
  beforeAll(async () => {
    client = await start(all)
  })
  afterAll(() => client.end())

  const places = async (method: string, place: Parameters<ExampleHosts['at']>): Promise<string[]> =>
    ((await client.ask<readonly Location[] | null>(`textDocument/${method}`, { ...client.at(...place), context: { includeDeclaration: true } })) ?? []).map(client.wordsAt)

  /** Asks about a text that stands in front of a file, at a mark. */
  const withText = async <Answer>(path: string, marked: string, ask: (hosts: ExampleHosts, place: ReturnType<ExampleHosts['at']>) => Promise<Answer>): Promise<Answer> => {
    const at = marked.indexOf('|')
    const hosts = await start([path], { [path]: marked.slice(0, at) + marked.slice(at + 1) })
    const before = marked.slice(0, at).split('\n')
    const answer = await ask(hosts, { ...named(path), position: { line: before.length - 1, character: before[before.length - 1]?.length ?? 0 } })
    hosts.end()
    return answer
  }

  test.each([
    ['keys of a section', corosync, 'totem {\n  |\n}\n', ['version', 'cluster_name', 'token']],
    ['values', corosync, 'totem {\n  transport: |\n}\n', ['knet', 'udpu']],
    ['hosts', corosync, 'nodelist {\n  node {\n    name: |\n  }\n}\n', ['beta', 'gamma']],
    ['what stands in an element', cib, '<cib validate-with="pacemaker-3.9"><configuration><|</configuration></cib>\n', ['resources', 'constraints']],
    ['hosts', cib, '<cib validate-with="pacemaker-3.9"><configuration><constraints><rsc_location id="l" rsc="x" node="|" score="1"/></constraints></configuration></cib>\n', ['alpha', 'beta']],
    ['keys of a table', reactor, '[[promoter]]\n[promoter.resources.pg]\n|\n', ['start', 'preferred-nodes']],
    ['hosts', reactor, '[[promoter]]\n[promoter.resources.pg]\npreferred-nodes = ["|"]\n', ['alpha', 'beta']],
    ['statements', crm, '|\n', ['primitive', 'group', 'location']],
    ['hosts', crm, 'primitive web systemd:nginx\nlocation l web 100: a|\n', ['alpha', 'beta', 'gamma']],
    ['DRBD resources', crm, 'primitive d ocf:linbit:drbd params drbd_resource=p|\n', ['pg']],
    ['DRBD resources', cib, '<cib validate-with="pacemaker-3.9"><configuration><resources><primitive id="d" class="ocf" provider="linbit" type="drbd"><instance_attributes id="i"><nvpair id="n" name="drbd_resource" value="|"/></instance_attributes></primitive></resources></configuration></cib>\n', ['pg']],
    ['members', crm, 'primitive web systemd:nginx\nprimitive ip IPaddr2 params ip=192.0.2.101\ngroup all |\n', ['web', 'ip']],
  ])('completes %s in %s', async (_, path, marked, expected) => {
    const labels = await withText(path, marked, async (hosts, place) => {
      const found = await hosts.ask<CompletionList | readonly CompletionItem[]>('textDocument/completion', place)
      return ('items' in found ? found.items : found).map(({ label }) => label)
    })
    expect(labels).toEqual(expect.arrayContaining(expected))
  })

  test.each<[string, Parameters<ExampleHosts['at']>, string]>([
    ['a key', [corosync, 'provider', { by: 1 }], 'Who decides on quorum'],
    ['a node', [corosync, 'name: alpha', { by: 7 }], '**alpha** — host'],
    ['a property', [cib, 'no-quorum-policy" value', { by: 1 }], 'What a part of the cluster without quorum does'],
    ['a resource', [cib, 'rsc="pg"', { by: 5 }], '**pg** — cluster resource'],
    ['a key', [reactor, 'preferred-nodes', { by: 1 }], 'Hosts by uname -n'],
    ['a DRBD resource', [reactor, 'resources.pg', { by: 11 }], 'Declared in alpha:/etc/drbd.d/pg.res'],
    ['an operation', [crm, 'timeout', { by: 1 }], 'How long it may take'],
    ['a resource', [crm, 'web-all 100', { by: 1 }], '**web-all** — cluster resource'],
  ])('says what is known of %s: %j', async (_, place, expected) => {
    expect(JSON.stringify((await client.ask<Hover>('textDocument/hover', client.at(...place))).contents)).toContain(expected)
  })

  test.each<[Parameters<ExampleHosts['at']>, string]>([
    [[corosync, 'name: alpha', { by: 7 }], `${corosync} alpha`],
    [[cib, 'rsc="pg"', { by: 5 }], `${cib} pg`],
    [[cib, 'value="pg"', { by: 8 }], 'alpha/etc/drbd.d/pg.res pg'],
    [[cib, 'node="alpha"', { by: 7 }], `${corosync} alpha`],
    [[reactor, 'resources.pg', { by: 11 }], 'alpha/etc/drbd.d/pg.res pg'],
    [[reactor, '"alpha"', { by: 2 }], `${corosync} alpha`],
    [[crm, 'web-all 100', { by: 1 }], `${crm} web-all`],
    [[crm, 'drbd_resource=pg', { by: 14 }], 'alpha/etc/drbd.d/pg.res pg'],
  ])('leads from %j to where that is defined', async (place, expected) => {
    expect(await places('definition', place)).toContain(expected)
  })

  test.each<[Parameters<ExampleHosts['at']>, readonly string[]]>([
    [[corosync, 'name: beta', { by: 7 }], [`${corosync} beta`, `${cib} beta`, `${reactor} beta`, 'beta/etc/corosync/corosync.conf beta']],
    [[cib, 'rsc="pg"', { by: 5 }], [`${cib} pg`, 'beta/var/lib/pacemaker/cib/cib.xml pg']],
    [[reactor, 'resources.pg', { by: 11 }], [`${reactor} pg`, `${cib} pg`, 'gamma/etc/drbd.d/pg.res pg']],
    [[crm, 'drbd_resource=pg', { by: 14 }], [`${crm} pg`, `${reactor} pg`, 'alpha/etc/drbd.d/pg.res pg']],
  ])('finds who else names what stands at %j', async (place, expected) => {
    expect(await places('references', place)).toEqual(expect.arrayContaining([...expected]))
  })

  test.each<[Parameters<ExampleHosts['at']>, readonly string[]]>([
    [[corosync, 'name: alpha', { by: 7 }], [corosync, cib, reactor, 'alpha/etc/drbd.d/pg.res', 'gamma/etc/corosync/corosync.conf']],
    [[cib, 'rsc="pg"', { by: 5 }], [cib, 'beta/var/lib/pacemaker/cib/cib.xml', 'gamma/var/lib/pacemaker/cib/cib.xml']],
    [[reactor, 'resources.pg', { by: 11 }], [reactor, cib, 'alpha/etc/drbd.d/pg.res']],
    [[crm, 'web-all 100', { by: 1 }], [crm]],
  ])('renames what stands at %j in all files that name it', async (place, expected) => {
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', { ...client.at(...place), newName: 'other' })
    expect(Object.keys(edit.changes ?? {})).toEqual(expect.arrayContaining(expected.map(uriOf)))
    for (const edits of Object.values(edit.changes ?? {})) for (const { newText } of edits) expect(newText).toMatch(/^other(\.example\.com)?$/)
  })

  test.each([[corosync, 'name: alpha', 7, 2], [cib, 'rsc="pg"', 5, 3], [crm, 'web-all 100', 1, 2]])('shows in %s where the same is named', async (path, words, by, count) => {
    expect((await client.ask<readonly object[]>('textDocument/documentHighlight', client.at(path, words, { by }))).length).toBe(count)
  })

  test.each([
    [corosync, ['totem', 'nodelist', 'quorum', 'logging'], 'node alpha'],
    [cib, ['cib'], 'primitive pg-ip'],
    [reactor, ['promoter', 'pg'], 'start'],
    [crm, ['node', 'node', 'primitive', 'primitive', 'group', 'primitive', 'location'], 'node alpha'],
  ])('outlines %s', async (path, top, within) => {
    const symbols = await client.ask<readonly DocumentSymbol[]>('textDocument/documentSymbol', named(path))
    expect(symbols.map(({ name }) => name)).toEqual(top)
    const all: string[] = []
    const waiting = [...symbols]
    for (let symbol = waiting.pop(); symbol !== undefined; symbol = waiting.pop()) {
      all.push(`${symbol.name}${symbol.detail === undefined ? '' : ` ${symbol.detail}`}`)
      waiting.push(...(symbol.children ?? []))
    }
    expect(all.some(one => one.startsWith(within)), all.join(', ')).toBe(true)
  })

  test('says of the first statement what it is about, as of the others', async () => {
    const symbols = await client.ask<readonly DocumentSymbol[]>('textDocument/documentSymbol', named(crm))
    expect(symbols.map(({ detail }) => detail)).toEqual(['alpha', 'beta', 'web', 'web-ip', 'web-all', 'pg-data', 'web-here'])
  })

  test.each([[corosync, 'nodelist {'], [cib, '<resources>'], [crm, 'primitive web-ip'], [reactor, '[promoter.resources.pg]']])('folds %s at %s', async (path, words) => {
    const { line } = client.at(path, words).position
    expect((await client.ask<readonly FoldingRange[]>('textDocument/foldingRange', named(path))).map(({ startLine }) => startLine)).toContain(line)
  })

  test.each([
    [corosync, ['keyword totem', 'property version', 'namespace alpha']],
    [cib, ['keyword <primitive', 'property id', 'class pg-ip', 'namespace alpha']],
    [reactor, ['property start', 'class pg', 'namespace alpha', 'function IPaddr2']],
    [crm, ['keyword primitive', 'class web', 'namespace alpha']],
  ])('says what the words of %s are', async (path, expected) => {
    const { data } = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', named(path))
    const { tokenTypes = [] } = client.initialized.capabilities.semanticTokensProvider?.legend ?? {}
    const found: string[] = []
    let [line, character] = [0, 0]
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, kind = 0] = data.slice(at, at + 4)
      character = lines === 0 ? character + characters : characters
      line += lines
      found.push(`${tokenTypes[kind]} ${client.wordsIn(path, { start: { line, character }, end: { line, character: character + length } })}`)
    }
    expect(found).toEqual(expect.arrayContaining(expected))
  })

  test.each([
    [corosync, 'totem {\n  version: 2\n  token: 30000\n}\n|', ['= 30 s']],
    [crm, 'primitive web systemd:nginx\n|', []],
    // Seconds, and what has its unit with it, need no remark.
    [cib, '<cib validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config><cluster_property_set id="s"><nvpair id="p" name="stonith-timeout" value="90"/><nvpair id="q" name="dc-deadtime" value="20000ms"/></cluster_property_set></crm_config><nodes/><resources/><constraints/></configuration><status/></cib>\n|', []],
    [reactor, 'statistics-poll-interval = 60\n|', []],
  ])('remarks in %s tell what numbers amount to', async (path, marked, expected) => {
    const hints = await withText(path, marked, hosts => hosts.ask<readonly InlayHint[]>('textDocument/inlayHint', { ...named(path), range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } } }))
    expect(hints.map(({ label }) => (typeof label === 'string' ? label : label[0]?.value))).toEqual(expected)
  })

  test.each([
    [corosync, 'totem {\n  version: 2\n  tokn: 3000\n}\n|', 'token'],
    [cib, '<cib validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config><cluster_property_set id="s"><nvpair id="p" name="no-quorum-polcy" value="stop"/></cluster_property_set></crm_config><nodes/><resources/><constraints/></configuration><status/></cib>\n|', 'no-quorum-policy'],
    [reactor, '[[promoter]]\n[promoter.resources.pg]\nstart = ["x.service"]\nprefered-nodes = ["alpha"]\n|', 'preferred-nodes'],
    [crm, 'primtive web systemd:nginx\n|', 'primitive'],
  ])('mends a slip in %s, or silences its finding', async (path, marked, expected) => {
    const actions = await withText(path, marked, hosts => hosts.ask<readonly CodeAction[]>('textDocument/codeAction', { ...named(path), range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }, context: { diagnostics: [], only: ['quickfix'] } }))
    expect(actions.flatMap(({ edit }) => edit?.changes?.[uriOf(path)] ?? []).map(({ newText }) => newText)).toContain(expected)
    expect(actions.map(({ title }) => title)).toContainEqual(expect.stringMatching(/^Suppress .* here$/))
  })
})
