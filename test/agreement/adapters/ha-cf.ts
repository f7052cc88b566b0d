import { existsSync, readFileSync } from 'node:fs'

import { haCf } from '../../../src/languages/ha-cf/index.js'
import { directiveNames, vocabulary } from '../../../src/languages/ha-cf/vocabulary.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { openHeartbeats, whyNoOracle } from '../../languages/ha-cf/oracle/heartbeat.js'
import type { Adapter, KnownDifference, Seed } from '../adapter.js'
import { corpusSeeds, fixtureSeeds, release, verdictOf } from './heartbeat.js'

const language = haCf as unknown as Language

/** The real heartbeat, which reads ha.cf on a host with the interfaces and names of the real files. */
export const haCfAdapter: Adapter = {
  language,
  dialects: [release],
  least: 99.9,
  missing: whyNoOracle,
  seeds,
  words: () => [
    ...directiveNames,
    ...[...vocabulary.entries()].flatMap(({ values = [] }) => values),
    ...['alpha', 'beta', 'eth0', 'eth1', '192.0.2.2', '225.0.0.1', '0', '1', '10', '30', '500ms', 'yes', 'off', 'uid=root', 'hacluster', '/dev/null', '*', '#'],
  ],
  generators: [],
  known: knownDifferences(),
  open() {
    const heartbeat = openHeartbeats(interfaces())
    return {
      judge: async probes => {
        const answers = await heartbeat.ask(probes.map(({ text, host = 'alpha' }) => ({ text, host })))
        return answers.map(verdictOf)
      },
      check: async ({ text, host = 'alpha' }) => findingsOf(language, { text, host, target: '3' }),
      dispose: heartbeat.dispose,
    }
  },
}

interface CorpusOracle {
  readonly files: Readonly<Record<string, { readonly hostname: string; readonly interfaces: readonly string[] }>>
}

let asked: CorpusOracle | undefined

/** How the real files were asked about: as which host, with which interfaces. */
function corpusOracle(): CorpusOracle {
  const path = '../shared/corpus/ha-cf/oracle.json'
  return (asked ??= existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as CorpusOracle) : { files: {} })
}

function interfaces(): string[] {
  return [...new Set(['eth0', 'eth1', ...Object.values(corpusOracle().files).flatMap(file => file.interfaces)])]
}

function seeds(): readonly Seed[] {
  return [
    ...fixtureSeeds('ha-cf', (name, text) => ({ name, text, host: 'alpha' })),
    ...corpusSeeds('ha-cf', (name, text) => ({ name, text, host: corpusOracle().files[name]?.hostname ?? 'alpha' })),
  ]
}

function knownDifferences(): readonly KnownDifference[] {
  return [
    { name: 'template-mark', applies: ({ text, verdict }) => verdict === 'refuses' && /\{\{|\{%|<%|\$\{/.test(text) },
    { name: 'plugin-of-no-package', applies: ({ text, verdict }) => verdict === 'refuses' && /^[ \t]*(rds|tipc|hbaping)[ \t]/m.test(text) },
  ]
}
