import type { Language } from '../../../src/languages/language.js'
import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import { startRules } from '../../../src/languages/corosync-conf/rules/index.js'
import { vocabulary } from '../../../src/languages/corosync-conf/vocabulary.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import type { Span } from '../../../src/text/span.js'
import { host, openCorosync, whyNoOracle } from '../../languages/corosync-conf/oracle/corosync.js'
import type { Adapter, Mutant, Session } from '../adapter.js'
import { corpusSeeds, fixtureSeeds } from './heartbeat.js'

const language = corosyncConf as unknown as Language
const atStart = new Set(startRules)

/** `corosync -t` of Debian 12. What only a start refuses is not asked. */
export const corosyncConfAdapter: Adapter = {
  language,
  dialects: ['3.1.7'],
  least: 99.5,
  missing: whyNoOracle,
  seeds: () => [
    ...fixtureSeeds('corosync-conf', (name, text) => ({ name, text })),
    ...corpusSeeds('corosync-conf', (name, text) => ({ name, text })),
  ],
  words: () => [
    ...[...vocabulary.entries()].flatMap(({ name, values = [] }) => [name.replace('ringX', 'ring1'), ...values]),
    ...['{', '}', ':', '#', '0', '1', '2', '30', '65536', '4294967296', '-1', '5s', '192.0.2.1', '192.0.2.300', 'alpha', '2001:db8::1', '239.192.0.1'],
  ],
  generators: [],
  known: [
    { name: 'key-like-a-number', applies: ({ text, verdict }) => verdict === 'refuses' && /^[ \t]*\d[\d.]*:[ \t]/m.test(text) },
    { name: 'nul', applies: ({ text }) => text.includes('\0') },
    { name: 'template', applies: ({ text, verdict }) => verdict === 'refuses' && /\{\{|\{%|\{#.*#\}|<%|\$\{/.test(text) },
    { name: 'section-in-node', applies: ({ text, verdict }) => verdict === 'accepts' && /\bnode\s*\{[^{}]*\b\w+\s*\{/.test(text) },
    { name: 'name-of-a-host', applies: ({ text, verdict }) => verdict === 'refuses' && /ring\d_addr:[ \t]*(?=[^\n]*[A-Za-z])(?![\da-fA-F:.]+[ \t]*$)/m.test(text) },
  ],
  places: headsAround,
  open,
}

/** Who takes a line out of a section is told so at its head, and of a brace at the head of the section that it ends. */
function headsAround({ text, edited }: Mutant): Span[] {
  return edited.flatMap(({ start }) => [...text.slice(0, start).matchAll(/^[ \t]*[\w.]+[ \t]*:?[ \t]*\{/gm)].slice(-4).map(head => ({ start: head.index, end: head.index + head[0].length })))
}

function open(): Session {
  const corosync = openCorosync()
  return {
    async judge(probes) {
      const answers = await corosync.ask(probes.map(({ text }) => text))
      return answers.map(({ isAccepted, complaint, isEnvironment }) => (isEnvironment ? undefined : { isAccepted, complaint: complaint.replace(/CONF|\/\S+|\d+|"[^"]*"|'[^']*'/g, '…') }))
    },
    check: async ({ text }) => findingsOf(language, { text, target: '3.1', host: host.name, addresses: host.addresses }).filter(({ rule }) => !atStart.has(rule)),
    dispose: corosync.dispose,
  }
}
