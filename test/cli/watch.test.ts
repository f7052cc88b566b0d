import { spawn } from 'node:child_process'
import { realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { cli, folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

/** Starts the command; `until` waits for a text on either stream, behind what was waited for before. */
function start(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' } })
  let seen = ''
  let at = 0
  let wake = (): void => undefined
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      seen += part.toString()
      wake()
    })
  }
  const ended = new Promise<number | null>(resolve => child.on('exit', code => resolve(code)))
  return {
    child,
    ended,
    async until(text: string): Promise<void> {
      for (;;) {
        const found = seen.indexOf(text, at)
        if (found !== -1) {
          at = found + text.length
          return
        }
        await new Promise<void>(resolve => (wake = resolve))
      }
    },
  }
}

test('a change of a file, of an included one and of the settings is told, until a signal ends it', async () => {
  const folder = folderWith({ 'drbd.conf': 'include "r/*.res";\n', 'r/a.res': 'resource a { protcol C; }\n', 'cfgcheck.json': '{}' })
  const { child, ended, until } = start(['--watch', '-o', 'concise', 'drbd.conf'], folder)
  await until('unknown-statement')
  await until('Waiting for changes')
  writeFileSync(join(folder, 'r/a.res'), 'resource a { protocol C; }\n')
  await until('a.res has changed')
  await until('Waiting for changes')
  writeFileSync(join(folder, 'r/b.res'), 'resource b { protcol C; }\n')
  await until('b.res has changed')
  await until('unknown-statement')
  await until('Waiting for changes')
  rmSync(join(folder, 'r/b.res'))
  await until(`${join(realpathSync(folder), 'r/b.res')} has changed`)
  await until('Waiting for changes')
  writeFileSync(join(folder, 'cfgcheck.json'), '{ "rules": ')
  await until('cfgcheck.json')
  await until('Waiting for changes')
  writeFileSync(join(folder, 'cfgcheck.json'), '{ "rules": { "drbd-conf/unknown-statement": "off" } }')
  await until('cfgcheck.json has changed')
  await until('Waiting for changes')
  child.kill('SIGINT')
  expect(await ended).toBe(130)
})

test.each([['--fix'], ['--diff'], ['-'], ['--add-ignore=x']])('with %s it is refused', async word => {
  expect(await printedBy(['--watch', word])).toMatchObject({ code: 2, stderr: expect.stringContaining('--watch shows') as string })
})

test('what is not there at the start is refused at once', async () => {
  expect(await printedBy(['--watch', join(folderWith({}), 'none.conf')])).toMatchObject({ code: 2 })
})
