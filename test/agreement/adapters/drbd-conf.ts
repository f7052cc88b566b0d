import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'

import fc from 'fast-check'

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { createChecker } from '../../../src/workspace/checker.js'
import type { Checker } from '../../../src/workspace/checker.js'
import { defaultSettings } from '../../../src/workspace/settings.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { vocabulary } from '../../../src/languages/drbd-conf/vocabulary.js'
import type { Language } from '../../../src/languages/language.js'
import { nodeFileSystem } from '../../../src/node/node-file-system.js'
import { essenceOf } from '../../languages/drbd-conf/agreement/comparison.js'
import { probes } from '../../languages/drbd-conf/agreement/generate.js'
import { knownDifferences } from '../../languages/drbd-conf/agreement/known.js'
import { hasDrbdadm, openDrbdadm, oracles } from '../../languages/drbd-conf/agreement/oracle.js'
import { structureProbes } from '../../languages/drbd-conf/agreement/structures/structures.js'
import { treeProbes } from '../../languages/drbd-conf/agreement/trees.js'
import { findings, ownAddresses } from '../../languages/drbd-conf/agreement/verdict.js'
import type { Span } from '../../../src/text/span.js'
import type { Adapter, Entry, Mutant, Probe, Seed, Session, Verdict } from '../adapter.js'

/** drbdadm 9.22, and its forerunners for modules of 8.4 and 8.3. */
export const drbdConfAdapter: Adapter = {
  language: drbdConf as unknown as Language,
  dialects: oracles.map(({ target }) => target),
  least: 99.95,
  missing: () => (hasDrbdadm() ? undefined : 'it needs /usr/sbin/drbdadm, /usr/lib/drbd/drbdadm-84 and drbdadm-83'),
  seeds: () => seeds(),
  words,
  generators: [
    { name: 'generated texts with up to two edits', probes: (target, { seed, runs }) => fc.sample(probes(target), { seed, numRuns: runs }) },
    { name: 'random structures', probes: structureProbes },
    { name: 'include trees', probes: treeProbes },
  ],
  // What is included lies, or is missing, where both look.
  known: knownDifferences.filter(({ name }) => name !== 'missing-include'),
  places: headsAround,
  open,
}

/** Who takes a statement out of a block, or its brace, is told so at the head of the block. */
function headsAround({ text, edited }: Mutant): Span[] {
  return edited.flatMap(({ start }) => {
    let depth = 0
    for (let at = start - 1; at >= 0; at -= 1) {
      if (text[at] === '}') depth += 1
      else if (text[at] === '{' && depth > 0) depth -= 1
      else if (text[at] === '{') return [{ start: text.lastIndexOf('\n', at) + 1, end: at + 1 }]
    }
    return []
  })
}

const corpus = resolve('../shared/corpus/drbd')
let listed: readonly Seed[] | undefined

function seeds(): readonly Seed[] {
  return (listed ??= [...fixtureSeeds('fixtures/drbd-conf'), ...fixtureSeeds('fixtures/clusters'), ...corpusSeeds()])
}

function fixtureSeeds(folder: string): Seed[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /(\.res|drbd\.conf|global_common\.conf|drbd-conf\/.*\.conf)$/.test(join(folder, name)) && !name.startsWith('disagreements'))
    .sort()
    .map(name => seedOf(join(folder, name), readFileSync(join(folder, name), 'utf8'), folder.endsWith('clusters') ? filesBeside(join(folder, name)) : {}))
}

/** The files that a drbd.conf of a cluster may include, by path from its folder. */
function filesBeside(path: string): Readonly<Record<string, Entry>> {
  const folder = join(dirname(path), 'drbd.d')
  if (basename(path) !== 'drbd.conf' || !existsSync(folder)) return {}
  return Object.fromEntries(readdirSync(folder).map(name => [`drbd.d/${name}`, { text: readFileSync(join(folder, name), 'utf8') }]))
}

function corpusSeeds(): Seed[] {
  const manifest = join(corpus, 'manifest.json')
  if (!existsSync(manifest)) return []
  const { files } = JSON.parse(readFileSync(manifest, 'utf8')) as { files: { file: string; drbd_node_used: string }[] }
  return files.map(({ file, drbd_node_used }) => ({ ...seedOf(file, readFileSync(join(corpus, file), 'utf8')), host: drbd_node_used }))
}

/** A file that includes others lies in a folder with them, so that both know what is there. */
function seedOf(name: string, text: string, around: Readonly<Record<string, Entry>> = {}): Seed {
  return { name, text, host: /^\s*on\s+([\w.-]+)/m.exec(text)?.[1] ?? 'alpha', ...(isIncluding(text) ? { around } : {}) }
}

function isIncluding(text: string): boolean {
  return /\b(include|template-file)\b/.test(text)
}

/** A file that an edit made to include others has nothing around it, which both can see. */
function placed(probe: Probe): Probe {
  return probe.around === undefined && isIncluding(probe.text) ? { ...probe, around: {} } : probe
}

/** Lists what stands in sections of any release, and what may be taken for it. */
function words(): readonly string[] {
  const names = new Set([...vocabulary.entries()].flatMap(({ name, values = [] }) => [name, ...values]))
  return [...names, 'alpha', 'beta', 'r0', 'yes', 'no', 'none', 'internal', '/dev/drbd0', '/dev/sda1', '0', '7788', '10.0.0.1:7788', '[fd00::1]:7788', '{', '}', ';']
}

function open(): Session {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-agreement-'))
  const drbdadm = openDrbdadm()
  const checkers = new Map(oracles.map(({ target }) => [target, createChecker({ settings: { ...defaultSettings, targets: { drbd: target } } })]))
  return {
    async judge(asked, dialect) {
      const module = oracles.find(({ target }) => target === dialect)?.module ?? ''
      const questions = asked.map(placed).map((probe, index) => ({ module, host: probe.host ?? 'alpha', path: write(join(folder, `asked${index}`), probe) }))
      return (await drbdadm.judge(questions)).map(verdictOf)
    },
    check: (probe, dialect) => check(placed(probe), { folder, target: dialect, checker: checkers.get(dialect) ?? createChecker() }),
    dispose() {
      drbdadm.dispose()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A file by its whole path, and the module that is loaded, are matters of the host. */
function verdictOf({ isAccepted, output }: { readonly isAccepted: boolean; readonly output: string }): Verdict | undefined {
  if (!isAccepted && /Failed to open include file '\/|Validation error: drbd-module-version/.test(output)) return undefined
  return { isAccepted, complaint: essenceOf(output) }
}

interface Checking {
  readonly folder: string
  readonly target: string
  readonly checker: Checker
}

async function check(probe: Probe, { folder, target, checker }: Checking): Promise<readonly Diagnostic[]> {
  const host = probe.host ?? 'alpha'
  if (probe.around === undefined) return findings(probe.text, { target, host, addresses: ownAddresses })
  write(folder, probe)
  const { diagnostics } = await checker.check({
    fileSystem: nodeFileSystem(),
    clusters: [{ hosts: [{ name: host, root: rootOf(folder), isNamed: true }] }],
  })
  return diagnostics.filter(({ rule }) => !rule.startsWith('cluster/'))
}

function rootOf(folder: string): string {
  return join(folder, 'host')
}

/** Lays a tree out as on a host and returns the path of its drbd.conf. */
function write(folder: string, { text, around = {} }: Probe): string {
  const root = rootOf(folder)
  rmSync(root, { recursive: true, force: true })
  const place = join(root, 'etc')
  mkdirSync(place, { recursive: true })
  const path = join(place, 'drbd.conf')
  writeFileSync(path, text)
  for (const [name, entry] of Object.entries(around)) {
    const target = join(place, name)
    mkdirSync(dirname(target), { recursive: true })
    if ('folder' in entry) mkdirSync(target, { recursive: true })
    else if ('link' in entry) symlinkSync(entry.link, target)
    else writeFileSync(target, entry.text)
  }
  return path
}
