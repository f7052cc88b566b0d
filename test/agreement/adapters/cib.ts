import type { Language } from '../../../src/languages/language.js'
import { cib } from '../../../src/languages/cib/index.js'
import { vocabulary } from '../../../src/languages/cib/vocabulary.js'
import { templateMarks } from '../../../src/syntax/template-marks.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import type { Span } from '../../../src/text/span.js'
import { askCrmVerify, askSchema, whyNoCrmVerify, whyNoSchemas } from '../../languages/cib/oracle/crm-verify.js'
import { createRandom } from '../../support/random.js'
import type { Adapter, Mutant, Probe, Session } from '../adapter.js'
import { editCib } from '../cib-edits.js'
import { corpusSeeds, fixtureSeeds } from './heartbeat.js'

const language = cib as unknown as Language

/** What the scheduler says, beside what the schema does. */
const scheduler = 'crm_verify'

/** crm_verify of Debian 12, which asks the schema and then the scheduler, and xmllint with the schema that the file names. */
export const cibAdapter: Adapter = {
  language,
  dialects: [scheduler, 'schema'],
  least: 99.5,
  // Real CIBs are long, and crm_verify starts anew for each question.
  mostAskedToShrink: 150,
  missing: () => whyNoCrmVerify() ?? whyNoSchemas(),
  seeds: () => [
    ...fixtureSeeds('cib', (name, text) => ({ name, text })),
    ...corpusSeeds('cib', (name, text) => ({ name, text: withoutStatus(text) })),
  ],
  words: () => [
    ...[...vocabulary.entries()].flatMap(({ kind, name, values = [] }) => (kind === 'parameter' || kind === 'agent' ? [] : [name, ...values])),
    ...['0', '1', '-1', 'x', 'alpha', 'beta', 'true', 'INFINITY', 'inf', '60s', 'r0', 'ms-r0', '<', '>', '/>', '"', '=', '<!--', '-->'],
  ],
  generators: [{ name: 'edits that stay XML', probes: editedCibs }],
  known: [
    { name: 'nul-behind-the-end', applies: ({ dialect, text, verdict }) => dialect === 'schema' && verdict === 'accepts' && /<\/cib>\s*\0/.test(text) },
    { name: 'template', applies: ({ text, verdict }) => verdict === 'refuses' && [...templateMarks(text)].length > 0 },
  ],
  places: heads,
  open,
}

/** crm_verify is asked about files without a state, as the cluster keeps them. */
export function withoutStatus(text: string): string {
  return text.replace(/<status\b[^]*<\/status>/, '').replace(/<status\s*\/>/, '')
}

/** Real files and fixtures with one part changed, and now and then two. */
function* editedCibs(_: string, { seed, runs }: { readonly seed: number; readonly runs: number }): Generator<Probe> {
  const random = createRandom(seed)
  // What is refused already mostly stays so, whatever is done to it.
  const seeds = cibAdapter.seeds(scheduler).map(({ text }) => text).filter(text => !findingsOf(language, { text, target: '2.1.5' }).some(({ severity }) => severity === 'error'))
  for (let run = 0; run < runs; run += 1) {
    const start = seeds[random.below(seeds.length)] ?? ''
    const once = editCib(start, random)
    const text = once !== undefined && random.below(4) === 0 ? (editCib(once, random) ?? once) : once
    if (text !== undefined) yield { text }
  }
}

/** Who takes something out of an element is told so at its start tag. */
function heads({ text, edited }: Mutant): Span[] {
  return edited.flatMap(({ start }) => [...text.slice(0, start).matchAll(/<[\w-]+/g)].slice(-6).map(({ 0: tag, index }) => ({ start: index, end: index + tag.length })))
}

function open(): Session {
  return {
    async judge(probes, dialect) {
      const texts = probes.map(({ text }) => text)
      return dialect === scheduler ? askCrmVerify(texts) : askSchema(texts)
    },
    check: async ({ text }, dialect) => {
      const found = findingsOf(language, { text, target: '2.1.5' })
      if (dialect === scheduler) return found
      // Unlike crm_verify, xmllint repairs nothing, and takes no text away.
      return found
        .filter(({ rule }) => bySchema.has(rule) || isOfXml(rule))
        .map(finding => (isOfXml(finding.rule) || ofText.has(finding.rule) ? { ...finding, origin: 'daemon' as const } : finding))
    },
    dispose() {},
  }
}

/** Text between elements, which Pacemaker takes away. */
const ofText: ReadonlySet<string> = new Set(['cib/unexpected-text', 'cib/misleading-character'])

const bySchema: ReadonlySet<string> = new Set(
  language.rules.flatMap(rule => (rule.scope === 'fault' && rule.reportedBy === 'read' ? [rule.id] : [])),
)

function isOfXml(id: string): boolean {
  return language.rules.some(rule => rule.id === id && rule.scope === 'fault' && rule.reportedBy === 'parse')
}
