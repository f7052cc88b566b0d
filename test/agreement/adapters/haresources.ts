import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { haresources } from '../../../src/languages/haresources/index.js'
import { scripts } from '../../../src/languages/haresources/vocabulary.js'
import type { Language } from '../../../src/languages/language.js'
import { createChecker } from '../../../src/workspace/checker.js'
import type { Checker } from '../../../src/workspace/checker.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { defaultSettings } from '../../../src/workspace/settings.js'
import { openHeartbeats, whyNoOracle } from '../../languages/ha-cf/oracle/heartbeat.js'
import type { Adapter, Probe, Seed } from '../adapter.js'
import { corpusSeeds, fixtureSeeds, release, verdictOf } from './heartbeat.js'

/** The real heartbeat, which reads haresources beside an ha.cf that knows the hosts of the file. */
export const haresourcesAdapter: Adapter = {
  language: haresources as unknown as Language,
  dialects: [release],
  least: 99.9,
  missing: whyNoOracle,
  seeds: () => [...fixtureSeeds('haresources', toSeed), ...corpusSeeds('haresources', toSeed)],
  words: () => [...scripts.map(({ name }) => name), 'alpha', 'beta', 'delta', 'httpd', '192.0.2.10', '192.0.2.10/24/eth0', 'drbddisk::r0', '\\', '\\\n', '#', '::', '//', '>'],
  generators: [],
  known: [],
  open() {
    const heartbeat = openHeartbeats()
    const checker = createChecker({ settings: { ...defaultSettings, targets: { heartbeat: '3' } } })
    return {
      judge: async probes => {
        const answers = await heartbeat.ask(probes.map(probe => ({ text: haCfOf(probe), host: 'alpha', haresources: probe.text })))
        return answers.map(verdictOf)
      },
      check: probe => check(probe, checker),
      dispose: heartbeat.dispose,
    }
  },
}

/** Both are told the nodes: those that the file names as it was before the edit. */
function toSeed(name: string, text: string): Seed {
  const hosts = text.split(/(?<!\\)\n/).flatMap(line => /^[ \t]*([A-Za-z][\w.-]*)[ \t]+[\w\\]/.exec(line)?.[1] ?? [])
  return { name, text, around: { 'ha.cf': { text: haCfWith(new Set(['alpha', 'beta', ...hosts])) } } }
}

function haCfWith(nodes: Iterable<string>): string {
  return `node ${[...nodes].join(' ')}\nbcast eth0\nuse_logd yes\nauto_failback off\n`
}

function haCfOf({ around }: Probe): string {
  const entry = around?.['ha.cf']
  return entry !== undefined && 'text' in entry ? entry.text : haCfWith(['alpha', 'beta'])
}

/** Checks the whole host, since ha.cf decides; tells what is about haresources. */
async function check(probe: Probe, checker: Checker): Promise<readonly Diagnostic[]> {
  const fileSystem = memoryFileSystem({
    'alpha/etc/hostname': 'alpha\n',
    'alpha/etc/ha.d/ha.cf': haCfOf(probe),
    'alpha/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret-but-long\n',
    'alpha/etc/ha.d/haresources': probe.text,
  })
  const { diagnostics } = await checker.check({ fileSystem, clusters: [{ hosts: [{ name: 'alpha', root: 'alpha', isNamed: true }] }] })
  return diagnostics.filter(({ file }) => file.endsWith('haresources'))
}
