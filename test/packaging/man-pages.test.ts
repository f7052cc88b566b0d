import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { describedProgram } from '../../packaging/described.js'
import { manPages } from '../../packaging/man-pages.js'
import { spawnSync } from '../support/programs.js'
import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

const program = describedProgram()
const pages = manPages(program)
const hasMandoc = spawnSync('mandoc', ['-T', 'lint'], { input: '' }).error === undefined

/** What a reader sees of a page: no marks of groff. */
function shown(text: string): string {
  return text.replace(/\\f[BR]/g, '').replaceAll('\\-', '-').replaceAll('\\(dq', '"').replaceAll('\\(cq', '’').replaceAll('\\&', '').replaceAll('\\e', '\\')
}

function pageOf(file: string): string {
  return shown(pages.find(page => basename(page.file) === file)?.text ?? '')
}

describe('manual pages', () => {
  test('every command has one, and the first page names them all', () => {
    expect(program.commands.map(({ name }) => `man1/cfgcheck-${name}.1`)).toEqual(pages.map(({ file }) => file).filter(file => file.startsWith('man1/cfgcheck-')))
    for (const { name } of program.commands) expect(pageOf('cfgcheck.1')).toContain(`cfgcheck-${name}(1)`)
  })

  test.each(program.commands.map(({ name }) => name))('%s: all that --help lists', async name => {
    const help = (await printedBy(['help', name])).stdout
    const options = [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option = '']) => option).filter(option => option !== '--help')
    for (const option of options) expect(pageOf(`cfgcheck-${name}.1`)).toContain(option)
  })

  test('the settings: every key with its meaning', () => {
    const page = pageOf('cfgcheck.json.5')
    for (const key of ['targets.drbd', 'clusters.NAME.hosts', 'overrides[].rules', 'format.indent']) expect(page).toContain(`${key}\n`)
    expect(page).toContain('Columns of one level.')
  })

  test.skipIf(!hasMandoc)('mandoc finds no error in them (skipped where it is not installed)', () => {
    const folder = folderWith({})
    for (const { file, text } of pages) writeFileSync(join(folder, basename(file)), text)
    const run = spawnSync('mandoc', ['-T', 'lint', '-W', 'error', ...pages.map(({ file }) => basename(file))], { cwd: folder, encoding: 'utf8' })
    expect(run.stdout).toBe('')
    expect(run.status).toBe(0)
  })
})
