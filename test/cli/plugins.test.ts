import { describe, expect, test } from 'vitest'

import { folderWith, runCli } from '../support/run-cli.js'

const plain = `export default {
  name: 'house',
  rules: { 'ha-cf': [{
    scope: 'file', id: 'house/unsafe-shared-port', severity: 'warning', origin: 'practice',
    summary: 'a port of another cluster', why: 'Both are heard.', do: 'Choose another one.', sources: ['the list of ports'], since: '1', examples: { bad: [], good: [] },
    *check({ model }) {
      const port = model.options.get('udpport')
      if (port?.value === '694') yield { at: port, message: 'This port belongs to another cluster' }
    },
  }] },
}
`
const haCf = 'udpport 694\nbcast eth0\nnode alpha beta\n'

describe('a plugin', () => {
  const folder = folderWith({ 'house.mjs': plain, 'ha.cf': haCf, 'cfgcheck.json': '{}', 'quiet/ha.cf': `# cfgcheck-ignore house/unsafe-shared-port: agreed\n${haCf}` })
  const run = (...args: string[]) => runCli(args, { cwd: folder })

  test('adds its rules to a language, by name on the command line only', () => {
    expect(run('ha.cf', '--plugin', 'house.mjs', '--only', 'house/*')).toMatchObject({ code: 0, stdout: expect.stringContaining('ha.cf:1:9 warning') as string })
    expect(run('ha.cf').stdout).not.toContain('house/')
  })

  test('has rules that can be selected, silenced and explained like any', () => {
    expect(run('--plugin=house.mjs', 'ha.cf', '--only', 'house/unsafe-shared-port', '--rule', 'house/unsafe-shared-port=error').code).toBe(1)
    expect(run('--plugin=house.mjs', 'quiet/ha.cf', '--format', 'concise').stdout).not.toMatch(/house\/|unknown-suppression|unused-suppression/)
    expect(run('explain', 'house/unsafe-shared-port', '--plugin', 'house.mjs').stdout).toContain('why: Both are heard.')
  })

  test.each([
    [['--plugin'], 'expected a file or a folder'],
    [['--plugin', 'none.mjs', 'ha.cf'], '--plugin none.mjs: cannot be loaded'],
    [['--plugin', 'cfgcheck.json', 'ha.cf'], 'cfgcheck.json: '],
  ])('%j is refused', (args, message) => {
    const { code, stderr } = run(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('internal fault')
  })
})

test('a configuration file cannot name a plugin', () => {
  const folder = folderWith({ 'house.mjs': plain, 'ha.cf': haCf, 'cfgcheck.json': '{ "plugins": ["./house.mjs"] }' })
  expect(runCli(['ha.cf'], { cwd: folder })).toMatchObject({ code: 2, stderr: expect.stringContaining('unknown key "plugins"') as string })
})

/** A plugin whose one rule does something to a file. */
function ruleThat(does: string): string {
  return `export default { name: 'house', rules: { 'ha-cf': [{
    scope: 'file', id: 'house/odd', severity: 'warning', origin: 'practice',
    summary: 's', why: 'w', do: 'd', sources: ['x'], since: '1', examples: { bad: [], good: [] },
    *check({ file }) { ${does} },
  }] } }`
}

describe('what a plugin does wrong is told as its own fault, and nothing counts as clean', () => {
  test.each([
    ['throws', `throw new Error('oops')`, /house\/odd" failed: oops/],
    ['points behind the end', `yield { at: { file: file.source.id, span: { start: 5, end: 9000 } }, message: 'm' }`, /house\/odd" failed: it points to 5–9000, which is outside of the text/],
    ['points before the beginning', `yield { at: { file: file.source.id, span: { start: -1, end: -1 } }, message: 'm' }`, /outside of the text/],
    ['points to no number', `yield { at: { file: file.source.id, span: { start: NaN, end: 2 } }, message: 'm' }`, /outside of the text/],
    ['edits what is not there', `yield { at: { file: file.source.id, span: { start: 0, end: 1 } }, message: 'm', fixes: [{ title: 't', safety: 'safe', edits: [{ file: file.source.id, span: { start: 9000, end: 9001 }, newText: '' }] }] }`, /outside of the text/],
    ['says nothing', `yield { at: { file: file.source.id, span: { start: 0, end: 1 } } }`, /its finding has no message/],
    ['gives no place', `yield { message: 'm' }`, /house\/odd" failed/],
  ])('it %s', (_, does, message) => {
    const folder = folderWith({ 'house.mjs': ruleThat(does), 'ha.cf': haCf })
    for (const args of [['ha.cf'], ['--fix=unsafe', '--diff', 'ha.cf'], ['.']]) {
      const { code, stdout, stderr } = runCli(['--plugin', 'house.mjs', ...args], { cwd: folder })
      expect({ args, code }).toEqual({ args, code: expect.toSatisfy(value => value === 1 || value === 2) as number })
      expect(stderr).not.toContain('internal fault')
      if (args.includes('--diff')) continue
      expect(stdout).toMatch(message)
      expect(stdout).toContain('a mistake of the plugin "house", not of cfgcheck')
    }
  })

  test.each([
    ['in a rule', ruleThat('process.exit(0)')],
    ['when it is loaded', 'process.exit(0)'],
    ['by waiting for what never comes', 'await new Promise(() => {})'],
  ])('it ends the process %s', (_, plugin) => {
    const folder = folderWith({ 'house.mjs': plugin, 'ha.cf': haCf, 'large/ha.cf': `${haCf}${'# x\n'.repeat(100_000)}` })
    for (const path of ['ha.cf', 'large/ha.cf']) {
      const { code, stdout, stderr } = runCli(['--plugin', 'house.mjs', path], { cwd: folder })
      expect({ path, code, stdout }).toEqual({ path, code: 2, stdout: '' })
      expect(stderr).toMatch(/^cfgcheck: the command was ended by a plugin[^\n]*\n$/)
    }
  })
})
