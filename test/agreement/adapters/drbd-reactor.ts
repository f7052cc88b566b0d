import type { Language } from '../../../src/languages/language.js'
import { drbdReactor } from '../../../src/languages/drbd-reactor/index.js'
import { rules } from '../../../src/languages/drbd-reactor/rules/index.js'
import { vocabulary } from '../../../src/languages/drbd-reactor/vocabulary.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { askToml, whyNoOracle } from '../../languages/drbd-reactor/oracle/toml.js'
import type { Adapter, Session } from '../adapter.js'
import { corpusSeeds, fixtureSeeds } from './heartbeat.js'

const language = drbdReactor as unknown as Language

/** What is wrong with the text as TOML, whatever its keys mean. */
const ofToml = new Set(rules.filter(({ sources }) => sources[0]?.startsWith('TOML 1.0.0') === true).map(({ id }) => id))

/** A parser of TOML 1.0. The daemon itself does not start where it may not talk to the kernel, and has no dry run. */
export const drbdReactorAdapter: Adapter = {
  language,
  dialects: ['TOML 1.0'],
  least: 99.9,
  missing: whyNoOracle,
  seeds: () => [...fixtureSeeds('drbd-reactor', (name, text) => ({ name, text })), ...corpusSeeds('drbd-reactor', (name, text) => ({ name, text }))],
  words: () => [
    ...[...vocabulary.entries()].flatMap(({ name, values = [] }) => [name, ...values.map(value => `"${value}"`)]),
    ...['[', ']', '[[', ']]', '{', '}', '=', ',', '.', '#', '"', '"""', "'", "'''", '\\', '\\x', '\\u00e9', 'true', 'false', 'inf', '-nan', '0', '01', '1_0', '1__0', '0x1f', '0b2', '1.5', '1.', '.5', '1e3', '+1', '9223372036854775808'],
    ...['1979-05-27', '1979-02-30', '07:32:00', '1979-05-27 07:32:00Z', '24:00:00', '[promoter]', '[[promoter]]', '[promoter.resources]', 'promoter.resources.web.start = []', 'a.b = 1', 'a = { b = 1 }', '[a]', '[[a]]', '[a.b]'],
  ],
  generators: [],
  known: [
    { name: 'second-60', applies: ({ text }) => /\d\d:\d\d:60/.test(text) },
    { name: 'sixty-four-bits', applies: ({ text, verdict }) => verdict === 'accepts' && /\d(?:_?\d){17}|0[xob]\w{16}/.test(text) },
    { name: 'template', applies: ({ text, verdict }) => verdict === 'refuses' && /\{\{|\{%|<%/.test(text) },
    { name: 'year-0', applies: ({ text, verdict }) => verdict === 'refuses' && /\b0000-\d\d-\d\d/.test(text) },
    { name: 'deep', applies: ({ text }) => /(?:\[\s*){60}/.test(text) },
  ],
  open,
}

function open(): Session {
  return {
    async judge(probes) {
      return askToml(probes.map(({ text }) => text)).map(complaint => ({ isAccepted: complaint === '', complaint: complaint.replace(/\(at .*|'[^']*'|"[^"]*"|\d+/g, '…') }))
    },
    check: async ({ text }) => findingsOf(language, text).filter(({ rule, origin, severity }) => ofToml.has(rule) || severity !== 'error' || origin !== 'daemon'),
    dispose() {},
  }
}
