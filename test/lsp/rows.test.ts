import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, CodeAction, CodeLens, FoldingRange, Hover, InlayHint, LinkedEditingRanges, Location, SelectionRange,
  SemanticTokens, SemanticTokensDelta, SignatureHelp, TextEdit, WorkspaceDiagnosticReport, WorkspaceEdit, WorkspaceSymbol,
} from 'vscode-languageserver'

import { exampleHosts } from '../support/example-hosts.js'
import type { ExampleHosts } from '../support/example-hosts.js'
import { languageClient } from '../support/language-client.js'

const drbdConf = 'xenamo4/etc/drbd.conf'
const clusterConf = 'xenamo4/etc/cluster/cluster.conf'
const haCf = 'xenamo4/etc/ha.d/ha.cf'
const haresources = 'xenamo4/etc/ha.d/haresources'
const uriOf = (path: string): string => `file:///c/${path}`
const named = (path: string): { readonly textDocument: { readonly uri: string } } => ({ textDocument: { uri: uriOf(path) } })

/** `udp` is called `bcast` by now, and means the same. */
const old = 'keepalive 1\nudp eth0\nudp eth1\nnode xenamo4\nnode xenamo5\n'

const capabilities = {
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
  workspace: { textDocumentContent: {} },
}

describe('the two storage hosts of the example', () => {
  let client: ExampleHosts
  beforeAll(async () => {
    client = await exampleHosts({ open: [drbdConf, clusterConf, haCf, haresources], capabilities })
  })
  afterAll(() => client.end())

  /** Opens a text in front of a file for one question. */
  const withText = async <Answer>(path: string, text: string, ask: (hosts: ExampleHosts) => Promise<Answer>): Promise<Answer> => {
    const hosts = await exampleHosts({ files: { [path]: text }, open: [path], capabilities })
    const answer = await ask(hosts)
    hosts.end()
    return answer
  }

  test('all that the server offers it says when it starts', () => {
    const { capabilities: offered } = client.initialized
    expect(Object.entries(offered).filter(([, value]) => value !== undefined && value !== false).map(([name]) => name).sort()).toEqual([
      'callHierarchyProvider', 'codeActionProvider', 'codeLensProvider', 'completionProvider', 'declarationProvider', 'definitionProvider', 'diagnosticProvider',
      'documentFormattingProvider', 'documentHighlightProvider', 'documentLinkProvider', 'documentOnTypeFormattingProvider', 'documentRangeFormattingProvider',
      'documentSymbolProvider', 'executeCommandProvider', 'foldingRangeProvider', 'hoverProvider', 'implementationProvider', 'inlayHintProvider', 'linkedEditingRangeProvider',
      'positionEncoding', 'referencesProvider', 'renameProvider', 'selectionRangeProvider', 'semanticTokensProvider', 'signatureHelpProvider', 'textDocumentSync',
      'typeDefinitionProvider', 'workspace', 'workspaceSymbolProvider',
    ])
    expect(offered.workspace).toMatchObject({ fileOperations: { willRename: {}, didRename: {} }, textDocumentContent: { schemes: ['cfgcheck-effective', 'cfgcheck-diff', 'cfgcheck-failover', 'cfgcheck-schema', 'cfgcheck-rule'] } })
  })

  describe('selections', () => {
    const chain = async (path: string, words: string, by = 0): Promise<string[]> => {
      const { textDocument, position } = client.at(path, words, { by })
      const found = await client.ask<readonly SelectionRange[]>('textDocument/selectionRange', { textDocument, positions: [position] })
      const texts: string[] = []
      for (let one: SelectionRange | undefined = found[0]; one !== undefined; one = one.parent) texts.push(client.wordsIn(path, one.range))
      return texts
    }
    test('grow from an address to its statement, section, resource and file', async () => {
      const texts = await chain(drbdConf, '10.0.0.4')
      expect(texts.slice(0, 2)).toEqual(['10.0.0.4', 'address   10.0.0.4:7788;'])
      expect(texts[2]).toMatch(/^on xenamo4 \{/)
      expect(texts[texts.length - 1]).toBe(client.textOf(drbdConf))
    })
    test('grow from a value to its attribute, tag and element', async () => {
      const texts = await chain(clusterConf, 'xenamo1"', 2)
      expect(texts.slice(0, 4)).toEqual(['xenamo1', '"xenamo1"', 'name="xenamo1"', '<clusternode name="xenamo1">'])
    })
    test.each([[haCf, 'deadtime', ['deadtime', 'deadtime 10']], [haresources, 'cluster', ['cluster', 'drbddisk::cluster']]])('grow in %s', async (path, words, expected) => {
      expect((await chain(path, words, 1)).slice(0, 2)).toEqual(expected)
    })
  })

  test('the names of two tags are edited together, and nothing else is', async () => {
    const found = await client.ask<LinkedEditingRanges>('textDocument/linkedEditingRange', client.at(clusterConf, '<fence>', { by: 3 }))
    expect(found.ranges.map(range => client.wordsIn(clusterConf, range))).toEqual(['fence', 'fence'])
    expect(await client.ask('textDocument/linkedEditingRange', client.at(drbdConf, 'resource'))).toBeNull()
  })

  describe('semantic tokens', () => {
    const words = (path: string, data: readonly number[], hosts = client): string[] => {
      const { tokenTypes = [] } = hosts.initialized.capabilities.semanticTokensProvider?.legend ?? {}
      const found: string[] = []
      let [line, character] = [0, 0]
      for (let at = 0; at < data.length; at += 5) {
        const [lines = 0, characters = 0, length = 0, kind = 0, marks = 0] = data.slice(at, at + 5)
        character = lines === 0 ? character + characters : characters
        line += lines
        found.push(`${tokenTypes[kind]}${marks === 0 ? '' : `+${marks}`} ${hosts.wordsIn(path, { start: { line, character }, end: { line, character: character + length } })}`)
      }
      return found
    }
    test('tell what words are, and mark declarations', async () => {
      const { data } = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', named(drbdConf))
      const found = words(drbdConf, data)
      expect(found.slice(0, 6)).toEqual(['keyword resource', 'class+1 cluster', 'operator {', 'property protocol', 'enumMember C', 'operator ;'])
      expect(found).toEqual(expect.arrayContaining(['keyword on', 'namespace xenamo4', 'variable+1 /dev/drbd0', 'variable /dev/vg1/cluster', 'number 120']))
    })
    test.each([
      [clusterConf, ['keyword <clusternode', 'property name', 'namespace+1 xenamo1', 'class+1 human', 'function fence_manual']],
      [haCf, ['property keepalive', 'number 1', 'namespace+1 xenamo4', 'variable 10.0.0.5']],
      [haresources, ['namespace xenamo4', 'function drbddisk', 'class cluster', 'function IPaddr']],
    ])('of %s', async (path, expected) => {
      const { data } = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', named(path))
      expect(words(path, data)).toEqual(expect.arrayContaining(expected))
    })
    test('mark secrets', async () => {
      const path = 'xenamo4/etc/ha.d/authkeys'
      const { data } = await client.ask<SemanticTokens>('textDocument/semanticTokens/full', named(path))
      expect(words(path, data)).toContain('string+2 <your-password>')
    })
    test('of a part are those in it', async () => {
      const range = { start: { line: 10, character: 0 }, end: { line: 11, character: 0 } }
      const { data } = await client.ask<SemanticTokens>('textDocument/semanticTokens/range', { ...named(haCf), range })
      expect(words(haCf, data)).toEqual(['property node', 'namespace+1 xenamo4', 'property node', 'namespace+1 xenamo5'].slice(0, words(haCf, data).length))
      expect(data.length).toBeLessThanOrEqual(20)
    })
    test('are told again as what has changed', async () => {
      const hosts = await exampleHosts({ open: [haCf] })
      const before = await hosts.ask<SemanticTokens>('textDocument/semanticTokens/full', named(haCf))
      await hosts.change(uriOf(haCf), hosts.textOf(haCf).replace('deadtime 10', 'deadtime abc'))
      const delta = await hosts.ask<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', { ...named(haCf), previousResultId: before.resultId })
      const after = await hosts.ask<SemanticTokens>('textDocument/semanticTokens/full', named(haCf))
      expect(delta.edits.length).toBe(1)
      expect(delta.edits[0]?.data?.length).toBeLessThan(15)
      const patched = [...before.data]
      for (const { start, deleteCount, data = [] } of delta.edits) patched.splice(start, deleteCount, ...data)
      expect(patched).toEqual(after.data)
      const unknown = await hosts.ask<SemanticTokens>('textDocument/semanticTokens/full/delta', { ...named(haCf), previousResultId: 'x' })
      expect(unknown.data).toEqual(after.data)
      hosts.end()
    })
  })

  test('hints tell what numbers amount to, the device of a minor, and the hosts of a resource', async () => {
    const text = 'resource cluster {\n  net { ping-timeout 5; max-buffers 8000; }\n  on xenamo4 { device minor 3; disk /dev/vg1/cluster; address 10.0.0.4:7788; meta-disk internal; }\n  on xenamo5 { device minor 3; disk /dev/vg1/cluster; address 10.0.0.5:7788; meta-disk internal; }\n}\n'
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }
    const [hints, tooltip] = await withText(drbdConf, text, async hosts => {
      const found = await hosts.ask<readonly InlayHint[]>('textDocument/inlayHint', { ...named(drbdConf), range })
      return [found, (await hosts.ask<InlayHint>('inlayHint/resolve', found.find(({ label }) => JSON.stringify(label).includes('0.5 s')) ?? {})).tooltip] as const
    })
    expect(hints.map(({ label }) => (typeof label === 'string' ? label : label[0]?.value))).toEqual(['on xenamo4, xenamo5', '= 500 ms', '= 31.25 MiB', '/dev/drbd3', '/dev/drbd3'])
    expect(tooltip).toBeUndefined()
  })

  describe('layout', () => {
    const options = { tabSize: 2, insertSpaces: true }
    const untidy = 'resource a {\n    protocol    C;\n}\nresource b {\n      protocol    C;\n}\n'
    const linesOf = (edits: readonly TextEdit[]): number[] => [...new Set(edits.map(({ range }) => range.end.line))]
    test('of a whole document', async () => {
      const edits = await withText(drbdConf, untidy, hosts => hosts.ask<readonly TextEdit[]>('textDocument/formatting', { ...named(drbdConf), options }))
      expect(linesOf(edits)).toEqual([1, 4])
    })
    test('of a part changes its lines only', async () => {
      const edits = await withText(drbdConf, untidy, hosts => hosts.ask<readonly TextEdit[]>('textDocument/rangeFormatting', { ...named(drbdConf), range: { start: { line: 4, character: 0 }, end: { line: 4, character: 3 } }, options }))
      expect(linesOf(edits)).toEqual([4])
    })
    test('of several parts', async () => {
      const part = (line: number): object => ({ start: { line, character: 0 }, end: { line, character: 1 } })
      const edits = await withText(drbdConf, untidy, hosts => hosts.ask<readonly TextEdit[]>('textDocument/rangesFormatting', { ...named(drbdConf), ranges: [part(1), part(4)], options }))
      expect(linesOf(edits)).toEqual([1, 4])
    })
    test.each([['}', { line: 5, character: 1 }, [4]], [';', { line: 1, character: 18 }, [1]], ['\n', { line: 2, character: 0 }, [1]]])('behind "%s" lays out what it ends', async (ch, position, expected) => {
      const edits = await withText(drbdConf, untidy, hosts => hosts.ask<readonly TextEdit[]>('textDocument/onTypeFormatting', { ...named(drbdConf), position, ch, options }))
      expect(linesOf(edits)).toEqual(expected)
    })
    test('behind the end of an element', async () => {
      const text = '<?xml version="1.0"?>\n<cluster name="x" config_version="1">\n<clusternodes>\n<clusternode name="a"/>\n</clusternodes>\n</cluster>\n'
      const edits = await withText(clusterConf, text, hosts => hosts.ask<readonly TextEdit[]>('textDocument/onTypeFormatting', { ...named(clusterConf), position: { line: 4, character: 15 }, ch: '>', options }))
      expect(linesOf(edits)).toEqual([2, 3, 4])
    })
  })

  describe('the words that a statement takes', () => {
    const help = async (path: string, marked: string): Promise<readonly [label: string, active: string]> => {
      const [before = '', after = ''] = marked.split('|')
      const lines = before.split('\n')
      const found = await withText(path, before + after, hosts => hosts.ask<SignatureHelp | null>('textDocument/signatureHelp', { ...named(path), position: { line: lines.length - 1, character: lines[lines.length - 1]?.length ?? 0 } }))
      const [signature] = found?.signatures ?? []
      const [start, end] = (signature?.parameters?.[found?.activeParameter ?? 0]?.label ?? [0, 0]) as [number, number]
      return [signature?.label ?? '', signature?.label.slice(start, end) ?? '']
    }
    test.each([
      [haresources, 'xenamo4 Filesystem::/dev/drbd0::|', 'Filesystem::device::directory::type::options', 'directory'],
      [haCf, 'mcast eth0 225.0.0.1 |\n', 'mcast INTERFACE GROUP PORT TTL LOOP', 'PORT'],
      [drbdConf, 'resource r {\n  on a { device |; }\n}\n', 'device NAME, NAME minor N or minor N', 'NAME, NAME minor N or minor N'],
    ])('in %s', async (path, marked, label, active) => {
      expect(await help(path, marked)).toEqual([label, active])
    })
    test('are nothing where there is no statement', async () => {
      expect(await help(drbdConf, '|')).toEqual(['', ''])
    })
  })

  describe('actions', () => {
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
    const faulty = 'resource cluster {\n  net {\n    max-bufers 8000;\n  }\n}\n'
    const actionsFor = (hosts: ExampleHosts, context: object): Promise<readonly CodeAction[]> => hosts.ask('textDocument/codeAction', { ...named(drbdConf), range: whole, context: { diagnostics: [], ...context } })

    test('silence a finding here or in the file, with edits when they are chosen', async () => {
      const [title, text] = await withText(drbdConf, faulty, async hosts => {
        const actions = await actionsFor(hosts, { only: ['quickfix'] })
        const chosen = actions.find(action => action.title.startsWith('Suppress drbd-conf/unknown-option here'))
        expect(chosen?.edit).toBeUndefined()
        const resolved = await hosts.ask<CodeAction>('codeAction/resolve', chosen ?? {})
        return [chosen?.title, resolved.edit?.changes?.[uriOf(drbdConf)]?.[0]?.newText] as const
      })
      expect(title).toBeDefined()
      expect(text).toBe('# cfgcheck-ignore drbd-conf/unknown-option: say why\n    ')
    })

    test('silenced, the finding is gone', async () => {
      await withText(drbdConf, faulty, async hosts => {
        const before = await hosts.pull(uriOf(drbdConf))
        expect(before.map(({ code }) => code)).toContain('drbd-conf/unknown-option')
        await hosts.change(uriOf(drbdConf), faulty.replace('    max', '    # cfgcheck-ignore drbd-conf/unknown-option: say why\n    max'))
        const after = await hosts.pull(uriOf(drbdConf))
        expect(after.map(({ code }) => code)).not.toContain('drbd-conf/unknown-option')
      })
    })

    test('fix all that is safe at once, where that is asked for', async () => {
      await withText(haCf, old, async hosts => {
        const ask = (context: object): Promise<readonly CodeAction[]> => hosts.ask('textDocument/codeAction', { ...named(haCf), range: whole, context: { diagnostics: [], ...context } })
        expect((await ask({})).map(({ kind }) => kind)).not.toContain('source.fixAll.cfgcheck')
        for (const only of ['source.fixAll', 'source', 'source.fixAll.cfgcheck']) {
          const actions = await ask({ only: [only] })
          expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.cfgcheck'])
          const resolved = await hosts.ask<CodeAction>('codeAction/resolve', actions[0] ?? {})
          expect(resolved.edit?.changes?.[uriOf(haCf)]?.map(({ newText }) => newText)).toEqual(['bcast', 'bcast'])
        }
      })
    })

    test('say once what all resources say, and in each what common says', async () => {
      const lone = 'notes/drbd.conf' // The hosts have a release that knows no common.
      const text = 'resource a {\n  net {\n    timeout 60;\n  }\n}\nresource b {\n  net {\n    timeout 60;\n  }\n}\n'
      const offered = (hosts: ExampleHosts, line: number, only: string): Promise<readonly CodeAction[]> => {
        const position = { line, character: 5 }
        return hosts.ask('textDocument/codeAction', { ...named(lone), range: { start: position, end: position }, context: { diagnostics: [], only: [only] } })
      }
      await withText(lone, text, async hosts => {
        for (const only of ['refactor', 'refactor.extract']) expect((await offered(hosts, 2, only)).map(({ kind, title }) => [kind, title])).toEqual([['refactor.extract', 'Say timeout once in common']])
        expect((await offered(hosts, 2, 'refactor'))[0]?.edit?.changes?.[uriOf(lone)]?.length).toBe(3)
        expect(await offered(hosts, 2, 'refactor.inline')).toEqual([])
        expect((await offered(hosts, 2, 'quickfix')).map(({ kind }) => kind)).not.toContain('refactor.extract')
      })
      await withText(lone, `common { net { timeout 60; } }\nresource a { }\n`, async hosts => {
        const position = { line: 0, character: 17 }
        const actions = await hosts.ask<readonly CodeAction[]>('textDocument/codeAction', { ...named(lone), range: { start: position, end: position }, context: { diagnostics: [] } })
        expect(actions.map(({ kind }) => kind)).toContain('refactor.inline')
      })
    })

    test('explain the rule', async () => {
      await withText(drbdConf, faulty, async hosts => {
        const action = (await actionsFor(hosts, {})).find(({ title }) => title === 'Explain drbd-conf/unknown-option')
        const text = await hosts.ask<string>('workspace/executeCommand', { command: action?.command?.command, arguments: action?.command?.arguments })
        expect(text).toContain('# drbd-conf/unknown-option (error)')
      })
    })
  })

  test('lenses tell of other hosts and of who names a resource', async () => {
    const lenses = await client.ask<readonly CodeLens[]>('textDocument/codeLens', named(drbdConf))
    const told = await Promise.all(lenses.map(async lens => (await client.ask<CodeLens>('codeLens/resolve', lens)).command?.title))
    expect(told).toEqual(['says the same on 1 other host', '2 hosts · 2 references · in sync'])
    const [other] = await client.ask<readonly CodeLens[]>('textDocument/codeLens', named(haCf))
    expect((await client.ask<CodeLens>('codeLens/resolve', other ?? {})).command).toMatchObject({ command: 'cfgcheck.diffHosts', arguments: ['xenamo4', 'xenamo5'] })
  })

  test('a lens tells where a resource has drifted', async () => {
    const changed = client.textOf(drbdConf).replace('protocol', 'disk { on-io-error detach; }\n  protocol')
    const titles = await withText(drbdConf, changed, async hosts => {
      const lenses = await hosts.ask<readonly CodeLens[]>('textDocument/codeLens', named(drbdConf))
      return Promise.all(lenses.map(async lens => (await hosts.ask<CodeLens>('codeLens/resolve', lens)).command?.title))
    })
    expect(titles).toEqual(['1 setting unlike xenamo5', '2 hosts · 2 references · DRIFT on xenamo5: 1 difference'])
  })

  test.each([
    [clusterConf, '<cluster name="x" config_version="7">\n<clusternodes/>\n</cluster>\n', 0],
    ['xenamo4/etc/corosync/corosync.conf', 'totem {\n  version: 2\n  config_version: 7\n}\n', 2],
  ])('the version of %s is raised by a lens', async (path, text, line) => {
    await withText(path, text, async hosts => {
      const lenses = await hosts.ask<readonly CodeLens[]>('textDocument/codeLens', named(path))
      const lens = lenses.find(({ command }) => command?.title === 'raise to 8')
      expect(lens).toMatchObject({ range: { start: { line } }, command: { command: 'cfgcheck.raiseRevision' } })
      await hosts.ask('workspace/executeCommand', { command: lens?.command?.command, arguments: lens?.command?.arguments }).catch(() => undefined)
      const edits = hosts.told.filter(({ method }) => method === 'workspace/applyEdit').map(({ params }) => params as { readonly edit: WorkspaceEdit })
      expect(edits.map(({ edit }) => edit.changes?.[uriOf(path)])).toEqual([[expect.objectContaining({ newText: '8', range: lens?.range })]])
    })
  })

  test('a version that is no number has no lens', async () => {
    const titles = await withText(clusterConf, '<cluster name="x" config_version="new"/>\n', async hosts => (await hosts.ask<readonly CodeLens[]>('textDocument/codeLens', named(clusterConf))).map(({ command }) => command?.title))
    expect(titles).not.toContainEqual(expect.stringContaining('raise'))
  })

  test('names of all folders are found, and their places when one is chosen', async () => {
    const eager = await client.ask<readonly WorkspaceSymbol[]>('workspace/symbol', { query: 'cluster' })
    const lazy = await exampleHosts({ open: [drbdConf], capabilities: { workspace: { symbol: { resolveSupport: { properties: ['location.range'] } } } } })
    const found = await lazy.ask<readonly WorkspaceSymbol[]>('workspace/symbol', { query: 'cluster' })
    expect(found.map(({ name, location: { uri } }) => [name, uri])).toEqual(eager.map(({ name, location: { uri } }) => [name, uri]))
    expect(found.every(({ location }) => !('range' in location))).toBe(true)
    const resolved = await Promise.all(found.map(symbol => lazy.ask<WorkspaceSymbol>('workspaceSymbol/resolve', symbol)))
    expect(resolved.map(({ location }) => location)).toEqual(eager.map(({ location }) => location))
    expect(await lazy.ask('workspaceSymbol/resolve', { name: 'x', kind: 1, location: { uri: 'file:///nowhere' }, data: { start: 'x' } })).toMatchObject({ name: 'x' })
    lazy.end()
  })

  describe('documents that no file holds', () => {
    const content = async (uri: string): Promise<string> => (await client.ask<{ readonly text: string }>('workspace/textDocumentContent', { uri })).text
    test('show what the software makes of a file', async () => {
      const text = await content(`cfgcheck-effective:/c/${drbdConf}`)
      expect(text).toContain('resource cluster')
      expect(text).toContain('/dev/vg1/cluster')
    })
    test('show what two hosts say differently, without secrets', async () => {
      const text = await content('cfgcheck-diff:/xenamo4..xenamo5')
      expect(text).toMatch(/ha-cf: .*ucast[^]*10\.0\.0\.5/)
      expect(text).not.toContain('your-password')
    })
    test('show what a language knows', async () => {
      expect(await content('cfgcheck-schema:/drbd-conf/net.ping-timeout')).toContain('**ping-timeout**')
      expect(await content('cfgcheck-schema:/drbd-conf/net')).toContain('**ping-timeout**')
    })
    test('are where a word is defined', async () => {
      const found = await client.ask<Location>('textDocument/typeDefinition', client.at(haCf, 'deadtime', { by: 1 }))
      expect(found.uri).toBe('cfgcheck-schema:/ha-cf/deadtime')
      expect(await content(found.uri)).toContain('**deadtime**')
    })
    test.each(['cfgcheck-effective:/nowhere', 'cfgcheck-diff:/a..b', 'cfgcheck-schema:/x/y', 'cfgcheck-rule:/x', 'cfgcheck-schema:/%zz', 'other:/x'])('are empty where there is nothing: %s', async uri => {
      expect(await content(uri)).toBe('')
    })
  })

  describe('commands', () => {
    const run = (command: string, ...given: readonly string[]): Promise<unknown> => client.ask('workspace/executeCommand', { command, arguments: given })
    test('show what files come to and how hosts differ', async () => {
      expect(await run('cfgcheck.showEffective', uriOf(drbdConf))).toContain('resource cluster')
      expect(await run('cfgcheck.diffHosts', 'xenamo4', 'xenamo5')).toContain('ucast')
    })
    test('tell the state without texts', async () => {
      const state = JSON.stringify(await run('cfgcheck.dumpState'))
      expect(state).toContain('/c/xenamo4/etc/ha.d/ha.cf')
      expect(state).not.toContain('your-password')
    })
    test('fix a document by edits of the client', async () => {
      await withText(haCf, old, async hosts => {
        await hosts.ask('workspace/executeCommand', { command: 'cfgcheck.fixAll', arguments: [uriOf(haCf)] }).catch(() => undefined)
        expect(hosts.told.filter(({ method }) => method === 'workspace/applyEdit').map(({ params }) => JSON.stringify(params))).toEqual([expect.stringContaining('bcast')])
      })
    })
    test('forget what was remembered, and go on', async () => {
      await run('cfgcheck.restart')
      expect((await client.pull(uriOf(drbdConf))).length).toBeGreaterThan(0)
    })
    test('that are not there are refused', async () => {
      await expect(run('cfgcheck.toString')).rejects.toThrow('there is no command')
      await expect(run('toString')).rejects.toThrow('there is no command')
    })
  })

  describe('what needs what', () => {
    test('a group of haresources needs its host and its resource, which is needed by it', async () => {
      const [group] = await client.ask<readonly CallHierarchyItem[]>('textDocument/prepareCallHierarchy', client.at(haresources, 'xenamo4'))
      expect(group?.name).toBe('xenamo4')
      const needed = await client.ask<readonly CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: group })
      expect(needed.map(({ to }) => to.name)).toContain('cluster')
      const [resource] = await client.ask<readonly CallHierarchyItem[]>('textDocument/prepareCallHierarchy', client.at(drbdConf, 'cluster'))
      expect(resource).toMatchObject({ name: 'cluster', detail: 'resource on xenamo4' })
      const needing = await client.ask<readonly CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: resource })
      expect(needing.map(({ from }) => `${from.name} ${from.detail}`)).toEqual(expect.arrayContaining(['xenamo4 3 resources on xenamo4', 'xenamo4 3 resources on xenamo5']))
    })
    test('a service needs its domain', async () => {
      const text = '<?xml version="1.0"?>\n<cluster name="x" config_version="1">\n<clusternodes><clusternode name="xenamo4"/></clusternodes>\n<rm><failoverdomains><failoverdomain name="d"><failoverdomainnode name="xenamo4"/></failoverdomain></failoverdomains><service name="web" domain="d"/></rm>\n</cluster>\n'
      const names = await withText(clusterConf, text, async hosts => {
        const [service] = await hosts.ask<readonly CallHierarchyItem[]>('textDocument/prepareCallHierarchy', hosts.at(clusterConf, 'service name', { by: 2 }))
        const needed = await hosts.ask<readonly CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: service })
        return [service?.name, ...needed.map(({ to }) => to.name)]
      })
      expect(names).toEqual(['service', 'failoverdomain'])
    })
  })

  test('files that name one that is moved are changed', async () => {
    const files = { [drbdConf]: 'include "drbd.d/one.res";\ninclude "drbd.d/*.conf";\n', 'xenamo4/etc/drbd.d/one.res': 'resource r { }\n' }
    const hosts = await exampleHosts({ files, open: [drbdConf] })
    const edit = await hosts.ask<WorkspaceEdit>('workspace/willRenameFiles', { files: [{ oldUri: 'file:///c/xenamo4/etc/drbd.d/one.res', newUri: 'file:///c/xenamo4/etc/drbd.d/two.res' }] })
    expect(edit.changes?.[uriOf(drbdConf)]?.map(({ newText }) => newText)).toEqual(['drbd.d/two.res'])
    expect(await hosts.ask('workspace/willRenameFiles', { files: [{ oldUri: 'file:///c/x', newUri: 'file:///c/y' }] })).toBeNull()
    hosts.end()
  })

  describe('what is shown beside a word', () => {
    const shown = async (hosts: ExampleHosts, path: string, words: string, by = 1): Promise<string> => JSON.stringify((await hosts.ask<Hover | null>('textDocument/hover', hosts.at(path, words, { by })))?.contents ?? null)
    test('tells where a name is declared, on all hosts, and how often it stands', async () => {
      const text = await shown(client, haresources, 'cluster')
      expect(text).toContain('**cluster** — resource')
      expect(text).toContain('Declared in xenamo4:/etc/drbd.conf, xenamo5:/etc/drbd.conf')
      expect(text).toContain('in 4 files')
    })
    test('tells what a number amounts to', async () => {
      await withText(drbdConf, 'resource cluster {\n  net {\n    ping-int 9;\n    timeout 60;\n  }\n}\n', async hosts => {
        expect(await shown(hosts, drbdConf, '60')).toContain('= 6 s')
      })
    })
    test('tells what counts of an option, and where it comes from', async () => {
      const hosts4 = (name: string): string => `  on xenamo4 { device /dev/drbd${name}; disk /dev/vg1/r${name}; address 10.0.0.4:778${name}; meta-disk internal; }\n  on xenamo5 { device /dev/drbd${name}; disk /dev/vg1/r${name}; address 10.0.0.5:778${name}; meta-disk internal; }\n`
      const files = {
        [drbdConf]: 'include "drbd.d/global_common.conf";\ninclude "drbd.d/*.res";\n',
        'xenamo4/etc/drbd.d/global_common.conf': 'common {\n  protocol C;\n  net {\n    ping-timeout 5;\n    cram-hmac-alg sha1;\n    shared-secret "not-a-secret";\n  }\n}\n',
        'xenamo4/etc/drbd.d/r1.res': `resource r1 {\n  net {\n    timeout 60;\n  }\n${hosts4('1')}}\n`,
        'xenamo4/etc/drbd.d/r2.res': `resource r2 {\n  net {\n    ping-timeout 9;\n  }\n${hosts4('2')}}\n`,
      }
      const res = ['xenamo4/etc/drbd.d/r1.res', 'xenamo4/etc/drbd.d/r2.res'] as const
      const hosts = await exampleHosts({ files, open: [...res] })
      await hosts.pull(uriOf(res[0]))
      expect(await shown(hosts, res[0], 'timeout 60')).toContain('Effective here: `60` (6 s), set in this resource')
      expect(await shown(hosts, res[1], 'ping-timeout')).toContain('Effective here: `9` (900 ms), set in this resource')
      const inherited = await shown(hosts, res[0], 'net {')
      expect(inherited).toContain('Inherited here:')
      expect(inherited).toContain('- ping-timeout: `5` — from xenamo4:/etc/drbd.d/global_common.conf:4')
      expect(inherited).not.toContain('not-a-secret')
      hosts.end()
      const alone = 'common { net { ping-timeout 5; } }\nresource r { net { ko-count 3; } }\n'
      const lone = await languageClient({ files: { '/x/drbd.conf': alone } })
      await lone.open('file:///x/drbd.conf', alone)
      const answer = JSON.stringify(await lone.ask('textDocument/hover', { textDocument: { uri: 'file:///x/drbd.conf' }, position: { line: 1, character: 14 } }))
      expect(answer).toContain('- ping-timeout: `5` — from /x/drbd.conf:1')
      lone.end()
    })
    test('tells what is behind a rule that a comment silences', async () => {
      await withText(drbdConf, '# cfgcheck-ignore drbd-conf/unknown-option: old\nresource cluster { }\n', async hosts => {
        expect(await shown(hosts, drbdConf, 'drbd-conf/unknown')).toContain('# drbd-conf/unknown-option (error)')
      })
    })
    test('never shows a key', async () => {
      await withText('xenamo4/etc/ha.d/authkeys', 'auth 1\n1 sha1 not-a-secret\n', async hosts => {
        for (let by = 0; by < 12; by += 1) expect(await shown(hosts, 'xenamo4/etc/ha.d/authkeys', 'not-a-secret', by)).not.toContain('not-a-secret')
      })
    })
  })

  test('folders that come are checked, and those that go are not', async () => {
    const text = 'resource r { net { max-bufers 1; } }\n'
    const folders = await languageClient({ files: { '/a/drbd.conf': text, '/b/drbd.conf': text }, folders: ['file:///a'], capabilities: { workspace: { workspaceFolders: true } } })
    const checked = async (): Promise<string[]> => (await folders.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] })).items.map(({ uri }) => uri)
    expect(await checked()).toEqual(['file:///a/drbd.conf'])
    await folders.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: 'file:///b', name: 'b' }], removed: [{ uri: 'file:///a', name: 'a' }] } })
    expect(await checked()).toEqual(['file:///b/drbd.conf'])
    folders.end()
  })

  test('foldings are those of sections', async () => {
    expect((await client.ask<readonly FoldingRange[]>('textDocument/foldingRange', named(clusterConf))).length).toBeGreaterThan(5)
  })
})
