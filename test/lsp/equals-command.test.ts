import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { describe, expect, test } from 'vitest'
import type { Diagnostic as LspDiagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver'

import { loadSettings } from '../../src/cli/load-settings.js'
import { readRequest } from '../../src/cli/read-request.js'
import { runRequest } from '../../src/cli/run-request.js'
import type { RunReport } from '../../src/cli/run-request.js'
import { shownFindings } from '../../src/diagnostics/shown-findings.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import { nodeFileSystem } from '../../src/node/node-file-system.js'
import { visible } from '../../src/text/visible.js'
import { onEachHost } from '../../src/workspace/report/copies-of-findings.js'
import { languageClient } from '../support/language-client.js'
import { soundClusters } from '../support/sound-clusters.js'
import { temporaryFolder } from '../support/temporary-folder.js'

type Told = Readonly<Record<string, readonly string[]>>

/** Says of each file with findings what they are, as the command has them. */
async function byCommand(folder: string): Promise<Told> {
  const config = join(folder, 'cfgcheck.json')
  const loaded = await loadSettings(existsSync(config) ? { config } : { config: false })
  const request = await readRequest([folder], {}, loaded)
  return told(await runRequest(request, { ...loaded, isQuiet: true }))
}

function told({ diagnostics, sources }: RunReport): Told {
  const byFile: Record<string, string[]> = {}
  for (const { file, rule, severity, message, span } of shownFindings(onEachHost(diagnostics)).shown) {
    ;(byFile[file] ??= []).push(`${placeInProtocol(sources.get(file)?.text ?? '', span.start)} ${['', 'error', 'warning', 'info'].indexOf(severity)} ${rule} ${visible(message)}`)
  }
  return inOrder(byFile)
}

/** Line and column as the protocol counts them: to it a lone CR ends a line, too. */
function placeInProtocol(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`
}

/** How many are not shown the command says in a line of its own. */
const isFinding = (one: LspDiagnostic): boolean => !isOtherHalf(one) && one.code !== 'cfgcheck/more-findings'

/** Says the same of what a language server answers for a folder. */
async function byServer(folder: string): Promise<Told> {
  const client = await languageClient({ files: nodeFileSystem(), folders: [`file://${folder}`], capabilities: { textDocument: { diagnostic: {} } } })
  const { items } = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] })
  const byFile: Record<string, string[]> = {}
  for (const [index, item] of items.entries()) {
    const path = decodeURIComponent(new URL(item.uri).pathname)
    const found = item.kind === 'full' ? item.items.filter(isFinding) : []
    if (index % 50 === 0) {
      const pulled = (await client.pull(item.uri)).filter(isFinding)
      expect(pulled.map(inWords).sort(), path).toEqual(found.map(inWords).sort())
    }
    if (found.length > 0) byFile[path] = found.map(inWords)
  }
  client.end()
  return inOrder(byFile)
}

const isOtherHalf = ({ relatedInformation = [] }: LspDiagnostic): boolean => relatedInformation.some(({ message }) => message.startsWith('the other half'))

function inWords({ range: { start }, severity, code, message }: LspDiagnostic): string {
  return `${start.line + 1}:${start.character + 1} ${severity} ${code} ${String(message).split('\n')[0]}`
}

function inOrder(byFile: Readonly<Record<string, readonly string[]>>): Told {
  return Object.fromEntries(Object.entries(byFile).sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, found]) => [file, [...found].sort()]))
}

/** Copies folders beside each other, with settings. */
function tree(folders: Readonly<Record<string, string>>, settings?: object): string {
  const root = realpathSync(temporaryFolder())
  for (const [name, from] of Object.entries(folders)) {
    mkdirSync(join(root, name, '..'), { recursive: true })
    cpSync(from, join(root, name), { recursive: true, verbatimSymlinks: true })
  }
  if (settings !== undefined) writeFileSync(join(root, 'cfgcheck.json'), JSON.stringify(settings))
  return root
}

const corpus = resolve('../shared/corpus')

describe('what the command finds is what the server shows, file by file', () => {
  test('in the clusters of the fixtures', async () => {
    // All that have findings, and of the sound ones every other: of those both have to say nothing.
    const names = [...readdirSync('fixtures/clusters').filter(name => name !== 'sound'), ...soundClusters.filter((_, index) => index % 2 === 0).map(name => `sound/${name}`)]
    const folder = tree(Object.fromEntries(names.map(name => [`clusters/${name}`, `fixtures/clusters/${name}`])))
    const found = await byCommand(folder)
    expect(Object.keys(found).length).toBeGreaterThan(10)
    expect(await byServer(folder)).toEqual(found)
  })

  test('in the files of the fixtures', async () => {
    const ids = builtinLanguages.map(({ id }) => id).filter(id => existsSync(`fixtures/${id}`))
    const folder = tree(Object.fromEntries(ids.map(id => [id, `fixtures/${id}`])), { files: { languages: languagesByFolder(Object.fromEntries(ids.map(id => [id, id]))) } })
    const found = await byCommand(folder)
    expect(Object.keys(found).length).toBeGreaterThan(100)
    expect(await byServer(folder)).toEqual(found)
  })

  test('with severities, targets, languages, excludes and overrides settled', async () => {
    const folder = tree(
      { 'hosts': 'fixtures/clusters/storage-backend', 'files/ha.cf': 'fixtures/ha-cf/err', 'left-out/ha.cf': 'fixtures/ha-cf/err' },
      {
        targets: { heartbeat: '2.1', drbd: '8.3' },
        files: { exclude: ['left-out/**'], languages: { 'files/ha.cf/*.out': 'authkeys' } },
        rules: { 'drbd-conf/*': 'info', 'cluster/*': 'warning' },
        overrides: [{ files: ['files/**'], rules: { 'ha-cf/*': 'off' } }],
      },
    )
    const found = await byCommand(folder)
    expect(Object.keys(found).some(file => file.includes('/hosts/'))).toBe(true)
    expect(Object.keys(found).some(file => file.endsWith('.out'))).toBe(true)
    expect(await byServer(folder)).toEqual(found)
  })

  test('with a cluster that the settings name', async () => {
    const folder = tree(
      { 'a/one': 'fixtures/clusters/storage-backend/xenamo4', 'b/two': 'fixtures/clusters/storage-backend/xenamo5' },
      { clusters: { backend: { hosts: { xenamo4: 'a/one', xenamo5: 'b/two' } } } },
    )
    const config = join(folder, 'cfgcheck.json')
    const loaded = await loadSettings({ config })
    const hosts = Object.entries(loaded.clusters['backend'] ?? {}).map(([name, root]) => `${name}=${resolve(root)}`)
    const request = await readRequest([], { host: hosts }, loaded)
    const found = told(await runRequest(request, { ...loaded, isQuiet: true }))
    expect(Object.keys(found).length).toBeGreaterThan(0)
    expect(await byServer(folder)).toEqual(found)
  })

  test.skipIf(!existsSync(corpus))('in the corpus (skipped where it is absent)', async () => {
    const known = Object.fromEntries(readdirSync(corpus).flatMap(name => builtinLanguages.filter(({ id }) => id === name || id === `${name}-conf`).map(({ id }) => [name, id])))
    expect(Object.values(known).sort()).toEqual(builtinLanguages.map(({ id }) => id).sort())
    const files = Object.keys(known).flatMap(name => readdirSync(join(corpus, name)).filter((_, index) => index % 2 === 0).map(file => join(name, file)))
    const folder = tree(Object.fromEntries(files.map(path => [path, join(corpus, path)])), { files: { languages: languagesByFolder(known) } })
    const found = await byCommand(folder)
    for (const name of Object.keys(known)) expect(Object.keys(found).some(file => file.startsWith(`${folder}/${name}/`)), name).toBe(true)
    expect(await byServer(folder)).toEqual(found)
  })

  test.skipIf(!existsSync(corpus))('in clusters of which each host has files of the corpus (skipped where it is absent)', async () => {
    const folder = realpathSync(temporaryFolder())
    for (let cluster = 0; cluster < 6; cluster += 1) {
      for (const [index, host] of ['alpha', 'beta'].entries()) {
        for (const { id, paths } of builtinLanguages) {
          const place = [id, id.replace(/-conf$/, '')].map(name => join(corpus, name)).find(name => existsSync(name))
          const path = paths.find(one => !/[*?[]/.test(one))
          const files = place === undefined ? [] : readdirSync(place).filter(name => !name.endsWith('.json'))
          const from = files[(2 * cluster + index) % Math.max(1, files.length)]
          if (place === undefined || path === undefined || from === undefined) continue
          const to = join(folder, `cluster-${cluster}`, host, path)
          mkdirSync(join(to, '..'), { recursive: true })
          cpSync(join(place, from), to, { recursive: true })
        }
      }
    }
    const found = await byCommand(folder)
    expect(new Set(Object.keys(found).map(file => file.slice(folder.length).split('/')[1])).size).toBe(6)
    expect(await byServer(folder)).toEqual(found)
  })
})

/** Settings by which all files of a folder are of one language, whatever they are called. */
function languagesByFolder(ids: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(ids).map(([folder, id]) => [`${folder}/**`, id]))
}
