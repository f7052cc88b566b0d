import type { Language } from '../../../src/languages/language.js'
import { crmConfigure } from '../../../src/languages/crm-configure/index.js'
import { vocabulary } from '../../../src/languages/crm-configure/vocabulary.js'
import { cibRules } from '../../../src/pacemaker/rules/index.js'
import { templateMarks } from '../../../src/syntax/template-marks.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { openCrmsh, whyNoCrmsh } from '../../pacemaker/oracle/crmsh.js'
import type { Span } from '../../../src/text/span.js'
import type { Adapter, Mutant, Session } from '../adapter.js'
import { corpusSeeds, fixtureSeeds } from './heartbeat.js'

const language = crmConfigure as unknown as Language

/** What the schema refuses; what the scheduler says of the whole is asked of CIBs. */
const ofSchema: ReadonlySet<string> = new Set(cibRules.flatMap(rule => (rule.scope === 'fault' ? [rule.id] : [])))

/** crmsh of Debian 12, which makes a CIB of the text, and the schemas, one of which has to take that. */
export const crmConfigureAdapter: Adapter = {
  language,
  dialects: ['crmsh 4.4.1'],
  least: 99.5,
  missing: whyNoCrmsh,
  seeds: () => [...fixtureSeeds('crm-configure', (name, text) => ({ name, text })), ...corpusSeeds('crm-configure', (name, text) => ({ name, text }))],
  words: () => [
    ...[...vocabulary.entries()].flatMap(({ kind, name, values = [] }) => (kind === 'parameter' || kind === 'agent' ? [] : [name, ...values])),
    ...['inf:', '-inf:', '100:', 'alpha', 'beta', 'fs', 'r0', 'ms-r0', 'ms-r0:Promoted', 'r0:start', 'a=b', 'interval=10s', 'timeout=x', '$id=x', '$id-ref=x', '(', ')', '[', ']', '{', '}', '"', "'", '\\', '\\\n', '#', 'and', 'or', '#uname', 'eq', 'defined', 'date'],
  ],
  generators: [],
  known: [
    { name: 'template', applies: ({ text, verdict }) => verdict === 'refuses' && [...templateMarks(text)].length > 0 },
    { name: 'score-attribute', applies: ({ text, verdict }) => verdict === 'accepts' && /^\s*colocation\s+\S+\s+(?![-+]?(?:\d+|inf|infinity):)[^\s:]+:(?:\s|$)/m.test(text) },
    { name: 'all-nodes', applies: ({ text }) => /^\s*fencing[_-]topology\s+[^:\s]+(?:\s|$)/im.test(text) },
  ],
  places: references,
  open,
}

/** Who takes a name away, or changes it, is told so where it is used. */
function references({ text, seed }: Mutant): Span[] {
  const defined = (of: string): ReadonlySet<string> => new Set(Array.from(of.matchAll(/^[ \t]*(?:primitive|rsc_template|group|clone|ms|master|bundle|node|role|tag)[ \t]+(\S+)/gm), ([, name = '']) => name))
  const now = defined(text)
  return [...defined(seed.text)].filter(name => !now.has(name)).flatMap(name => {
    const places: Span[] = []
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) places.push({ start: at, end: at + name.length })
    return places
  })
}

function open(): Session {
  const crmsh = openCrmsh()
  return {
    async judge(probes) {
      return (await crmsh.ask(probes.map(({ text }) => text))).map(({ taken, valid, said }) => ({
        isAccepted: taken && valid === true,
        complaint: taken ? (valid === true ? '' : 'no schema takes it') : (said.find(line => /error/i.test(line)) ?? '').replace(/'[^']*'|<[^>]*>|\d+/g, '…'),
      }))
    },
    check: async ({ text }) => findingsOf(language, { text, target: '2.1.5' }).filter(({ rule, origin, severity }) => rule.startsWith('crm-configure/') || ofSchema.has(rule) || severity !== 'error' || origin !== 'daemon'),
    dispose: () => crmsh.dispose(),
  }
}
