import type { Language } from '../../../src/languages/language.js'
import { cib } from '../../../src/languages/cib/index.js'
import { vocabulary } from '../../../src/languages/cib/vocabulary.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { createSource } from '../../../src/text/source.js'
import type { Span } from '../../../src/text/span.js'
import { askCrmVerify, askSchema, schemaOf, whyNoCrmVerify, whyNoSchemas } from '../../languages/cib/oracle/crm-verify.js'
import type { Adapter, Mutant, Session } from '../adapter.js'
import { corpusSeeds, fixtureSeeds } from './heartbeat.js'

const language = cib as unknown as Language

/** What the scheduler says, beside what the schema does. */
const scheduler = 'crm_verify'

/** crm_verify of Debian 12, which asks the schema and then the scheduler, and xmllint with the schema that the file names. */
export const cibAdapter: Adapter = {
  language,
  dialects: [scheduler, 'RELAX NG'],
  least: 99.5,
  missing: () => whyNoCrmVerify() ?? whyNoSchemas(),
  seeds: () => [
    ...fixtureSeeds('cib', (name, text) => ({ name, text })),
    ...corpusSeeds('cib', (name, text) => ({ name, text: withoutStatus(text) })),
  ],
  words: () => [
    ...[...vocabulary.entries()].flatMap(({ kind, name, values = [] }) => (kind === 'parameter' || kind === 'agent' ? [] : [name, ...values])),
    ...['0', '1', '-1', 'x', 'alpha', 'beta', 'true', 'INFINITY', 'inf', '60s', 'r0', 'ms-r0', '<', '>', '/>', '"', '=', '<!--', '-->'],
  ],
  generators: [],
  known: [
    // libxml2 repairs what is no XML, and what is left may be refused or not.
    { name: 'repaired-xml', applies: ({ text }) => cib.parse(createSource('cib.xml', text)).faults.length > 0 },
  ],
  places: heads,
  open,
}

/** crm_verify is asked about files without a state, as the cluster keeps them. */
export function withoutStatus(text: string): string {
  return text.replace(/<status\b[^]*<\/status>/, '').replace(/<status\s*\/>/, '')
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
      return dialect === scheduler || schemaOf(text) === undefined ? found : found.filter(({ rule }) => bySchema.has(rule) || isOfXml(rule))
    },
    dispose() {},
  }
}

const bySchema: ReadonlySet<string> = new Set(
  language.rules.flatMap(rule => (rule.scope === 'fault' && rule.reportedBy === 'read' ? [rule.id] : [])),
)

function isOfXml(id: string): boolean {
  return language.rules.some(rule => rule.id === id && rule.scope === 'fault' && rule.reportedBy === 'parse')
}
