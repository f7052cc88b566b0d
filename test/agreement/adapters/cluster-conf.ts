import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import { vocabulary } from '../../../src/languages/cluster-conf/vocabulary.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { clusterSchema } from '../../languages/cluster-conf/relax-ng.js'
import { brokenDocument, createRandom, goodDocument } from '../../languages/cluster-conf/xml-samples.js'
import type { Adapter, KnownDifference, Probe, Seed, Session, Verdict } from '../adapter.js'
import { spawnSync } from '../../support/programs.js'

const language = clusterConf as unknown as Language

/** Where the schema of a cluster's own packages lies; without it the one that the vocabulary makes is asked. */
const schemaVariable = 'CFGCHECK_CLUSTER_SCHEMA'

/** xmllint, about the form of the text and about the schema of cluster 3.x. */
export const clusterConfAdapter: Adapter = {
  language,
  dialects: ['well-formed', 'schema'],
  least: 99.95,
  missing: () => (spawnSync('xmllint', ['--version']).status === 0 ? undefined : 'it needs xmllint'),
  seeds,
  words,
  generators: [{ name: 'random documents, two thirds of them broken', probes: documents }],
  known: knownDifferences(),
  open,
}

const folders = ['fixtures/cluster-conf/ok', 'fixtures/cluster-conf/err', resolve('../shared/corpus/cluster-conf')]

function seeds(): readonly Seed[] {
  return folders.filter(existsSync).flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.conf'))
      .sort()
      .map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
  )
}

/** Lists names and values of the vocabulary, and pieces of XML that are easily mistaken. */
function words(): readonly string[] {
  const names = new Set([...vocabulary.entries()].flatMap(({ name, values = [] }) => [name, ...values]))
  return [
    ...names, 'alpha', 'beta', '0', '1', '300', '-1', 'yes', '192.0.2.1', '/dev/sda1', '{{ name }}', '', '"', "'", '=', '<', '>', '/>', '</', '<!--', '-->',
    '&', '&amp;', '&#65;', '&x;', 'name="alpha"', 'ref="alpha"', 'xmlns:x="urn:x"', '<fence>', '</fence>', '<ip ref="192.0.2.1"/>', '<![CDATA[x]]>', '<?x?>',
  ]
}

function* documents(dialect: string, { seed, runs }: { readonly seed: number; readonly runs: number }): Generator<Probe> {
  if (dialect !== 'well-formed') return
  const random = createRandom(seed)
  for (let run = 0; run < runs; run += 1) yield { text: random() < 0.3 ? goodDocument(random) : brokenDocument(random) }
}

function open(): Session {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-agreement-'))
  const given = process.env[schemaVariable]
  const schema = given ?? join(folder, 'cluster.rng')
  if (given === undefined) writeFileSync(schema, clusterSchema())
  return {
    judge: (probes, dialect) => Promise.resolve(dialect === 'schema' ? validated(probes, folder, schema) : parsed(probes, folder)),
    check: ({ text }, dialect) => Promise.resolve(checked(text, dialect)),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}

interface Answer {
  readonly status: number | null
  readonly stderr: string
}

function ask(folder: string, args: readonly string[]): Answer {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', ...args], { cwd: folder, encoding: 'latin1', maxBuffer: 1 << 28 })
  return { status, stderr }
}

function write(probes: readonly Probe[], folder: string): string[] {
  return probes.map(({ text }, index) => {
    writeFileSync(join(folder, `${index}.xml`), text)
    return `${index}.xml`
  })
}

/** Asks about the form of many texts at once; of each that it complains of, once more by itself, as a warning is no refusal. */
function parsed(probes: readonly Probe[], folder: string): Verdict[] {
  const files = write(probes, folder)
  const { stderr } = ask(folder, files)
  const complaints = byFile(stderr, / parser error : (.*)/)
  return files.map(file => {
    const complaint = complaints.get(file)
    const isAccepted = complaint === undefined || ask(folder, [file]).status === 0
    return { isAccepted, complaint: isAccepted ? '' : (complaint ?? '') }
  })
}

/** Asks whether the schema takes the texts. */
function validated(probes: readonly Probe[], folder: string, schema: string): Verdict[] {
  const files = write(probes, folder)
  const { status, stderr } = ask(folder, ['--relaxng', schema, ...files])
  if (status === 5) throw new Error(`xmllint cannot read the schema ${schema}: ${stderr.slice(0, 300)}`)
  const valid = new Set(Array.from(stderr.matchAll(/^(\d+\.xml) validates$/gm), ([, file]) => file))
  const complaints = byFile(stderr, / (?:parser|Relax-NG validity) error : (.*)/)
  return files.map(file => ({ isAccepted: valid.has(file), complaint: valid.has(file) ? '' : (complaints.get(file) ?? 'not valid') }))
}

function byFile(stderr: string, complaint: RegExp): Map<string, string> {
  const found = new Map<string, string>()
  for (const line of stderr.split('\n')) {
    const file = /^(\d+\.xml):/.exec(line)?.[1]
    const said = complaint.exec(line)?.[1]
    if (file === undefined || said === undefined || found.has(file)) continue
    found.set(file, said.replace(/'[^']*'|"[^"]*"|\d+/g, '…').replace(/\b(element|attribute|tag|in) [\w:.-]+/g, '$1 …'))
  }
  return found
}

/** What the daemons of cluster 3.x stop over by themselves: the schema takes it. */
const ownOfDaemons = new Set([
  'conflicting-broadcast-transport', 'conflicting-multicast-family', 'conflicting-qdisk-token', 'conflicting-ring-port', 'conflicting-two-node-count',
  'conflicting-two-node-votes', 'invalid-cluster-name-length', 'invalid-heuristic-count', 'invalid-method-count', 'invalid-node-name-localhost',
  'invalid-token', 'missing-qdisk-device', 'missing-qdisk-votes', 'unsafe-qdisk-token', 'conflicting-consensus', 'invalid-node-count',
].map(name => `cluster-conf/${name}`))

function checked(text: string, dialect: string): readonly Diagnostic[] {
  const found = findingsOf(language, { text, target: '3' })
  if (dialect === 'schema') return found.filter(({ rule: code, message }) => !ownOfDaemons.has(code) && !isRangeOfDaemon(code, message))
  const { faults } = language.parse({ id: 'example', text } as Parameters<Language['parse']>[0])
  const ofForm = new Set(faults.map(({ rule, message }) => `${rule} ${message}`))
  return found.map(finding => (ofForm.has(`${finding.rule} ${finding.message}`) ? finding : { ...finding, origin: 'practice' }))
}

/** Votes and ports outside of their range are whole numbers to the schema. */
function isRangeOfDaemon(code: string, message: string): boolean {
  return code === 'cluster-conf/invalid-value' && /is outside|is below/.test(message)
}

function knownDifferences(): readonly KnownDifference[] {
  return [
    { name: 'nul-behind-the-end', applies: ({ text, verdict }) => verdict === 'accepts' && text.includes('\0') },
    { name: 'agent-of-another-package', applies: ({ text, dialect, verdict }) => dialect === 'schema' && verdict === 'refuses' && /<(drbd|smb|oradg|db2\.sh|bind-mount|tomcat-5|pvevm)\b/.test(text) },
    { name: 'fence-agent-of-another-package', applies: ({ text, dialect, verdict }) => dialect === 'schema' && verdict === 'refuses' && findingsOf(language, { text, target: '3' }).some(({ rule, severity }) => rule === 'cluster-conf/unknown-fence-parameter' && severity === 'info') },
    { name: 'template', applies: ({ text, verdict }) => verdict === 'refuses' && /\{\{|\{%|\{#|<%|\$\{/.test(text) },
  ]
}
