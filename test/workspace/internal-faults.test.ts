import { describe, expect, test } from 'vitest'

import { defineClusterRule } from '../../src/cluster/define-cluster-rule.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import type { Language, LanguageEntry } from '../../src/languages/language.js'
import { defineRule } from '../../src/rules/define-rule.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import type { CheckReport } from '../../src/workspace/report.js'
import { createWorkspace } from '../../src/workspace/workspace.js'

const files = {
  'alpha/etc/ha.d/ha.cf': 'keepalive 2\ndeadtime 2\nnode alpha\n# cfgcheck-ignore ha-cf/missing-media: to come\n',
  'alpha/etc/ha.d/authkeys': 'auth 1\n2 md5 k7d0c1f4b9\n',
  'alpha/etc/drbd.conf': 'include "drbd.d/*.res";\nresource r0 { protokol C; }\n',
  'alpha/etc/drbd.d/r1.res': 'resource r1 { protokol C; }\n',
  'alpha/etc/hostname': 'alpha\n',
}

function fails(): never {
  throw new Error('made to fail')
}

const meta = { severity: 'warning', origin: 'practice', summary: 's', why: 'w', do: 'd', sources: ['none'], since: '0', examples: { bad: [], good: [] } } as const
const failingRule = defineRule<unknown>({ ...meta, id: 'ha-cf/failing', check: fails })

/** Puts a language that breaks down in one place beside the sound ones. */
function languagesWith(id: string, broken: (language: Language) => Partial<Language>): readonly LanguageEntry[] {
  return builtinLanguages.map(entry => {
    if (entry.id !== id) return entry
    return {
      ...entry,
      async load() {
        const language = await entry.load()
        return { ...language, ...broken(language) }
      },
    }
  })
}

function check(languages: readonly LanguageEntry[], hosts = ['alpha']): Promise<CheckReport> {
  const workspace = createWorkspace({ fileSystem: memoryFileSystem(files), languages, isForOnce: true })
  return workspace.check({ clusters: [{ hosts: hosts.map(name => ({ name, root: name })) }] })
}

function faultsIn({ diagnostics }: CheckReport): string[] {
  return diagnostics.filter(({ rule }) => rule === 'cfgcheck/internal-fault').map(({ file, message }) => `${file}: ${message}`)
}

const haCf = 'alpha/etc/ha.d/ha.cf'

describe('what breaks down is told, and the rest goes on', () => {
  test.each<[string, (language: Language) => Partial<Language>, string]>([
    ['parse', () => ({ parse: fails }), 'Parsing the file failed: made to fail'],
    ['read', () => ({ read: fails }), 'Reading the file failed: made to fail'],
    ['compose', () => ({ compose: fails }), 'Composing the configuration failed: made to fail'],
    ['extractFacts', () => ({ extractFacts: fails }), 'Taking its facts failed: made to fail'],
    ['statements', () => ({ statements: fails }), 'Reading its suppressions failed: made to fail'],
    ['a rule', ({ rules }) => ({ rules: [failingRule, ...rules] }), 'Rule "ha-cf/failing" failed: made to fail'],
  ])('in %s of a language', async (_, broken, message) => {
    const report = await check(languagesWith('ha-cf', broken))
    expect(faultsIn(report)).toEqual([`${haCf}: ${message}`])
    expect(report.diagnostics.map(({ rule }) => rule)).toContain('authkeys/unknown-key')
  })

  test('what was understood before is told all the same', async () => {
    const report = await check(languagesWith('ha-cf', () => ({ compose: fails })))
    const codes = report.diagnostics.filter(({ file }) => file === haCf).map(({ rule }) => rule)
    expect(codes).toContain('ha-cf/conflicting-deadtime')
  })

  test('in a rule that is in no list', async () => {
    const broken = ({ read }: Language): Partial<Language> => ({
      read(file, options) {
        const reading = read(file, options)
        return { ...reading, faults: [{ rule: 'ha-cf/unheard-of', at: { file: file.source.id, span: { start: 0, end: 1 } }, message: 'Something' }, ...reading.faults] }
      },
    })
    const report = await check(languagesWith('ha-cf', broken))
    expect(faultsIn(report)).toEqual([`${haCf}: Rule "ha-cf/unheard-of" failed: it is not in the list of ha-cf`])
    expect(report.diagnostics.map(({ rule }) => rule)).toContain('ha-cf/conflicting-deadtime')
  })

  test('in what a file includes; the other files are read', async () => {
    const broken = ({ parse }: Language): Partial<Language> => ({ parse: source => (source.id.endsWith('.res') ? fails() : parse(source)) })
    const report = await check(languagesWith('drbd-conf', broken))
    expect(faultsIn(report)).toEqual(['alpha/etc/drbd.d/r1.res: Parsing the file failed: made to fail'])
    expect(report.diagnostics.filter(({ rule }) => rule.startsWith('drbd-conf/unknown-')).map(({ file }) => file)).toEqual(['alpha/etc/drbd.conf'])
  })

  test('in the search for includes', async () => {
    const report = await check(languagesWith('drbd-conf', () => ({ includes: fails })))
    expect(faultsIn(report)).toContain('alpha/etc/drbd.conf: Following its includes failed: made to fail')
  })

  test('in a rule about the hosts', async () => {
    const rules = [
      defineClusterRule({ ...meta, id: 'cluster/failing', check: fails }),
      defineClusterRule({
        ...meta,
        id: 'cluster/sound',
        *check(cluster) {
          for (const at of cluster.facts('host-name')) yield { at, message: 'Seen' }
        },
      }),
    ]
    const workspace = createWorkspace({ fileSystem: memoryFileSystem(files), clusterRules: rules, isForOnce: true })
    const report = await workspace.check({ clusters: [{ hosts: [{ name: 'alpha', root: 'alpha' }] }] })
    expect(faultsIn(report)).toEqual(['alpha: Rule "cluster/failing" failed: made to fail'])
    expect(report.diagnostics.map(({ rule }) => rule)).toContain('cluster/sound')
  })

  test('nothing is concluded from what a file does not say that was not understood', async () => {
    const report = await check(languagesWith('ha-cf', () => ({ extractFacts: fails })))
    expect(report.clusters[0]?.hosts.get('alpha')?.stateOf('/etc/ha.d/ha.cf')).toBe('not-collected')
    expect((await check(builtinLanguages)).clusters[0]?.hosts.get('alpha')?.stateOf('/etc/ha.d/ha.cf')).toBe('present')
  })

  test('a text of which nobody can tell where its secrets stand is not shown at all', async () => {
    const report = await check(languagesWith('authkeys', () => ({ masks: fails })))
    expect(report.masking.text('alpha/etc/ha.d/authkeys').text).toBe('***')
  })
})
