import { authkeys } from '../../../src/languages/authkeys/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { openHeartbeats, whyNoOracle } from '../../languages/ha-cf/oracle/heartbeat.js'
import type { Span } from '../../../src/text/span.js'
import type { Adapter, Mutant } from '../adapter.js'
import { corpusSeeds, fixtureSeeds, release, verdictOf } from './heartbeat.js'

const language = authkeys as unknown as Language

/** The real heartbeat, which reads authkeys beside a good ha.cf. */
export const authkeysAdapter: Adapter = {
  language,
  dialects: [release],
  least: 99.9,
  missing: whyNoOracle,
  seeds: () => [
    ...fixtureSeeds('authkeys', (name, text) => ({ name, text })),
    ...corpusSeeds('authkeys', (name, text) => ({ name, text })),
  ],
  words: () => ['auth', 'crc', 'md5', 'sha1', 'sha256', 'SHA1', '0', '1', '2', '15', '16', '-1', '01', '#', 'not-a-secret', 'hmac'],
  generators: [],
  known: [],
  places: choices,
  open() {
    const heartbeat = openHeartbeats()
    return {
      judge: async probes => {
        const answers = await heartbeat.ask(probes.map(({ text }) => ({ text: haCf, host: 'alpha', authkeys: text })))
        return answers.map(verdictOf)
      },
      check: async ({ text }) => findingsOf(language, { text, target: '3' }),
      dispose: heartbeat.dispose,
    }
  },
}

/** Who takes a key away is told so where it is chosen. */
function choices({ text }: Mutant): Span[] {
  return [...text.matchAll(/^[ \t]*auth.*/gm)].map(({ 0: line, index }) => ({ start: index, end: index + line.length }))
}

const haCf = 'node alpha beta\nbcast eth0\nuse_logd yes\nauto_failback off\n'
