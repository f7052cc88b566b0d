import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { haresources } from '../../../src/languages/haresources/index.js'
import { nodeNames } from '../../../src/languages/haresources/reading/daemon.js'
import { commandOf, managedGroups } from '../../../src/languages/haresources/reading/resource-manager.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { ask as askHeartbeat, whyNot as whyNotHeartbeat } from '../authkeys/heartbeat.js'
import { brokenTexts, scripts } from './breaking.js'
import { ask, whyNot } from './manager.js'
import type { Question } from './manager.js'

const language = haresources as unknown as Language
const corpus = join(process.cwd(), '../shared/corpus/haresources')
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 15)
const generated = fc.sample(brokenTexts, { numRuns: runs, seed: 20261122 })
const wild = existsSync(corpus)
  ? readdirSync(corpus).filter(name => name.endsWith('.haresources')).map(name => readFileSync(join(corpus, name), 'utf8'))
  : []

const awkward = [
  '',
  'alpha',
  'alpha\nalpha httpd',
  'alpha 192.0.2.10 httpd \\',
  'alpha 192.0.2.10 httpd \\\n',
  'alpha mysql\\\nhttpd apache\n',
  'alpha mysql \\ \nhttpd apache\n',
  'alpha mysql \\# note\nhttpd apache\n',
  'alpha mysql \\\n httpd # remark \\\n apache\nbeta nginx\n',
  'alpha mysql \r\nbeta httpd\r\n',
  'alpha mysql \\\r\n  httpd\r\n',
  'alpha mysql # remark \\\nbeta httpd\n',
  'ALPHA mysql\n  Alpha\thttpd\n',
  'alpha mysql \\\n\nbeta httpd\n',
  'alpha mysql \\\n   \nbeta httpd\n',
  'alpha mysql\fhttpd nginx\n',
  '\uFEFFalpha mysql\n',
  '\uFEFF# comment\nalpha mysql\n',
  '# comment \\\nalpha mysql\n',
  'alpha mysql#x \\\nhttpd\n',
  'alpha mysql \\\n# comment\nhttpd\n',
  '\\\nalpha mysql\n',
  '  \\\n  alpha mysql\n',
  'alpha 192.0.2.10::x mysql\n',
  'alpha drbddisk::r0::::r1 mysql::\n',
  'alpha drbddisk:::r0 mysql\n',
  'alpha IPaddr::a::b:c::d:e\n',
  'alpha 1x.2y.3z.4 mysql\n',
  'alpha mysql nothing httpd\n',
  'alpha mysql httpd mysql\n',
  `alpha ${'httpd::x '.repeat(700)}mysql\n`,
  `alpha mysql ${' '.repeat(6000)}httpd\n`,
  `# ${'x'.repeat(6000)}\nalpha mysql\n`,
]

/** The first key that ResourceManager finds in one line only, and that is itself as a regular expression; one is enough. */
function plainKeys(text: string): string[] {
  const groups = managedGroups(text)
  const counts = new Map<string, number>()
  for (const { resources } of groups) for (const word of resources) counts.set(word, (counts.get(word) ?? 0) + 1)
  const keys = groups.map(({ resources }) => resources[0] ?? '')
  return keys.filter(key => counts.get(key) === 1 && /^[A-Za-z0-9.:/_-]+$/.test(key)).slice(0, 1)
}

/** Lists what ResourceManager should start for the group with a key. */
function expectedStarts(text: string, key: string): string[] {
  const group = managedGroups(text).find(({ resources }) => resources[0] === key)
  const started: string[] = []
  for (const resource of group?.resources ?? []) {
    const command = commandOf(resource)
    if (!scripts.includes(command.script)) break // The group is given up.
    const call = [command.script, ...command.arguments, 'start'].join(' ')
    if (!started.includes(call)) started.push(call)
  }
  return started
}

function expectSameGroups(texts: readonly string[]): void {
  const questions: Question[] = texts.map(text => ({ text, keys: plainKeys(text) }))
  const answers = ask(questions, scripts)
  questions.forEach(({ text, keys }, index) => {
    const isOurs = (host: string): boolean => host === 'alpha'
    const groups = managedGroups(text)
    expect({
      text,
      ours: groups.filter(({ host }) => isOurs(host)).map(({ resources }) => resources.join(' ')),
      others: groups.filter(({ host }) => !isOurs(host)).map(({ resources }) => resources.join(' ')),
      starts: keys.map(key => expectedStarts(text, key)),
    }).toEqual({ text, ...answers[index] })
  })
}

const managerReason = whyNot()
describe.skipIf(managerReason !== undefined)(`agreement with ResourceManager${managerReason === undefined ? '' : `: ${managerReason}`}`, () => {
  test('awkward files', () => expectSameGroups(awkward))
  test(`${runs} files with up to two mistakes`, { timeout: 900_000 }, () => expectSameGroups(generated))
  test.skipIf(wild.length === 0)('files from the wild', () => expectSameGroups(wild))
})

const nodes = new Set(['alpha', 'beta', 'gamma'])

function expectSameNodes(texts: readonly string[]): void {
  const verdicts = askHeartbeat('haresources', texts, 0o644)
  texts.forEach((text, index) => {
    const isAccepted = nodeNames(text).every(({ name }) => nodes.has(name))
    expect({ text, verdict: isAccepted ? 'accepted' : 'refused' }).toEqual({ text, verdict: verdicts[index] })
    const isRefusedForSure = findingsOf(language, text).some(({ severity, origin }) => severity === 'error' && origin === 'daemon')
    if (isRefusedForSure) expect({ text, verdict: verdicts[index] }).toEqual({ text, verdict: 'refused' })
  })
}

const heartbeatReason = whyNotHeartbeat()
describe.skipIf(heartbeatReason !== undefined)(`agreement with heartbeat${heartbeatReason === undefined ? '' : `: ${heartbeatReason}`}`, () => {
  test('awkward files', () => expectSameNodes(awkward))
  test(`${runs} files with up to two mistakes`, { timeout: 900_000 }, () => {
    expect(new Set(generated.map(text => nodeNames(text).every(({ name }) => nodes.has(name)))).size).toBe(2)
    expectSameNodes(generated)
  })
  test.skipIf(wild.length === 0)('files from the wild', () => expectSameNodes(wild))
})
