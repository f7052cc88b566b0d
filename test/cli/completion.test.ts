import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { spawnSync } from '../support/programs.js'
import { expectRecorded } from '../support/recorded.js'
import { cli, folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

let folder = ''
let path = ''

beforeAll(async () => {
  folder = folderWith({ 'my file.res': '', 'drbd.conf': '', 'hosts/alpha/etc/hostname': 'alpha\n', 'hosts/beta/etc/hostname': 'beta\n' })
  for (const shell of ['bash', 'fish', 'zsh']) writeFileSync(join(folder, `script.${shell}`), (await printedBy(['completion', shell])).stdout)
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin/cfgcheck'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`)
  chmodSync(join(folder, 'bin/cfgcheck'), 0o755)
  path = `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`
})

test.each(['bash', 'fish', 'zsh'])('the script for %s is the one that is recorded', async shell => {
  const { stdout } = await printedBy(['completion', shell])
  // Which rules there are is told elsewhere.
  expectRecorded(stdout.replace(/(?:[a-z0-9-]+\/[a-z0-9*-]+(?= |')[ ]?){8,}/g, 'RULES '), `test/cli/recorded/completion.${shell}`)
})

/** What is offered for the last word of a command line. */
type Complete = (...words: string[]) => string[]

const inBash: Complete = (...words) => {
  const set = `. ./script.bash; COMP_WORDS=(cfgcheck ${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _cfgcheck; printf '%s\\n' "\${COMPREPLY[@]}"`
  return sorted(spawnSync('bash', ['-c', set], { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: path } }).stdout)
}

const inFish: Complete = (...words) => {
  const line = ['cfgcheck', ...words].join(' ')
  const { stdout } = spawnSync('fish', ['--no-config', '-c', `source script.fish; complete -C '${line}'`], { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: path, HOME: folder } })
  return sorted(stdout.split('\n').map(row => row.split('\t')[0] ?? '').join('\n'))
}

function sorted(lines: string): string[] {
  return lines.split('\n').filter(word => word !== '').sort()
}

const has = (shell: string): boolean => ['/bin', '/usr/bin'].some(place => existsSync(join(place, shell)))

describe.each([['bash', inBash], ['fish', inFish]] as const)('%s', (shell, complete) => {
  describe.skipIf(!has(shell))('completes (skipped where it is not installed)', () => {
    test('commands', () => {
      expect(complete('ba')).toEqual(['baseline'])
    })

    test('values of options: formats, rules and groups, languages, programs', () => {
      expect(complete('check', '--format', 'js')).toEqual(['json', 'jsonl'])
      expect(complete('check', '--ignore', 'authkeys/unsafe-c')).toEqual(['authkeys/unsafe-crc', 'authkeys/unsafe-crc-entry'])
      expect(complete('check', '--only', 'ha-cf/*')).toEqual(shell === 'fish' ? expect.anything() : ['ha-cf/*'])
      expect(complete('fmt', '--language', 'ha')).toEqual(['ha-cf', 'haresources'])
      expect(complete('rules', '--language', 'clu')).toEqual(['cluster', 'cluster-conf'])
      expect(complete('check', '--target', 'he')).toEqual(['heartbeat='])
      expect(complete('graph', '--format', 'm')).toEqual(['mermaid'])
    })

    test('actions of baseline, kinds of rename, shells', () => {
      expect(complete('baseline', 'p')).toContain('prune')
      expect(complete('rename', 'h')).toContain('host')
      expect(complete('completion', 'z')).toContain('zsh')
    })

    test('what explain takes, and the names of a language behind it', () => {
      expect(complete('explain', 'ha-cf/conflicting-deadt')).toEqual(['ha-cf/conflicting-deadtime'])
      expect(complete('explain', 'drbd-conf', 'net.ping-')).toContain('net.ping-timeout')
    })

    test('hosts of the tree', () => {
      expect(complete('rename', 'host', 'al')).toContain('alpha')
    })
  })
})

test.skipIf(!has('bash'))('bash: options of the command that is typed, values behind "=", files where files are wanted', () => {
  expect(inBash('rules', '--fix')).toEqual(['--fixable'])
  expect(inBash('check', '--fail-on', '=', 'w')).toEqual(['warning'])
  expect(inBash('-o', 'sa')).toEqual(['sarif'])
  expect(inBash('check', '--config', 'my')).toEqual(['my file.res'])
  expect(inBash('check', 'dr')).toEqual(['drbd.conf'])
})

test.skipIf(!has('zsh'))('zsh: the script is taken without a word', () => {
  const run = spawnSync('zsh', ['-fc', 'autoload -Uz compinit; compinit -D -u; source ./script.zsh; print -r -- $_comps[cfgcheck]'], { cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: folder } })
  expect(run.stderr).toBe('')
  expect(run.stdout).toBe('_cfgcheck\n')
})
