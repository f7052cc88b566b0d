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
