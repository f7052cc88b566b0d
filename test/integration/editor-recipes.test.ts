import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { spawnSync } from '../support/programs.js'
import { cli, folderWith } from '../support/run-cli.js'

const docs = readFileSync('docs/editors.md', 'utf8')

/** The first text in a language below a heading of docs/editors.md. */
function recipeOf(heading: string, language: string): string {
  const [, part = ''] = new RegExp(`^## ${heading}\\n([^]*?)(?=^## |$(?![^]))`, 'm').exec(docs) ?? []
  return new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'm').exec(part)?.[1] ?? ''
}

/** A folder with a cluster of two hosts, a recipe, what looks at the result, and the command. */
function folderFor(files: Readonly<Record<string, string>>): { readonly folder: string; readonly env: NodeJS.ProcessEnv } {
  const haCf = (deadtime: number): string => `keepalive 1\ndeadtime ${deadtime}\nudpport 694\nbcast eth0\nnode alpha beta\n`
  const folder = folderWith({ 'alpha/etc/ha.d/ha.cf': haCf(10), 'beta/etc/ha.d/ha.cf': haCf(30), 'bin/cfgcheck': `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`, ...files })
  chmodSync(join(folder, 'bin/cfgcheck'), 0o755)
  return { folder, env: { ...process.env, HOME: folder, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` } }
}

test.each([['Neovim', 'lua'], ['Vim', 'vim'], ['Helix', 'toml'], ['Zed', 'json']])('the recipe of %s names all files that the command knows', (heading, language) => {
  const recipe = recipeOf(heading, language)
  const names = builtinLanguages.flatMap(({ fileNames }) => fileNames)
  // A host's own cluster.conf is one of two kinds, by its folder; what may be anything is left to the command.
  const expected = names.filter(name => name !== 'shadow.*' && name !== 'ocfs2/cluster.conf')
  expect(expected.filter(name => !recipe.includes(name) && !(name === '*.res' && recipe.includes('"res"')))).toEqual([])
})

const hasEmacs = spawnSync('emacs', ['--batch', '--eval', "(require 'eglot)"]).status === 0

describe.skipIf(!hasEmacs)('Emacs with eglot (skipped where it is not installed)', () => {
  test.each([true, false])('the recipe of docs/editors.md shows what is found over both hosts, under version control: %s', isVersioned => {
    const look = `
(find-file "alpha/etc/ha.d/ha.cf")
(run-hooks 'post-command-hook)
(while (not (and (bound-and-true-p eglot--managed-mode) (flymake-diagnostics))) (accept-process-output nil 0.1))
(princ (format "%s\\n" major-mode))
(dolist (found (flymake-diagnostics)) (princ (format "%d %s\\n" (line-number-at-pos (flymake-diagnostic-beg found)) (flymake-diagnostic-text found))))
`
    const { folder, env } = folderFor({ 'init.el': recipeOf('Emacs', 'elisp'), 'look.el': look })
    // Emacs takes for a project what is under version control; elsewhere the recipe finds the folder of the hosts.
    if (isVersioned) spawnSync('git', ['init', '-q'], { cwd: folder })
    const { stdout, stderr, status } = spawnSync('emacs', ['--batch', '-l', join(folder, 'init.el'), '-l', join(folder, 'look.el')], { cwd: folder, env, encoding: 'utf8', timeout: 300_000 })
    expect(status, stderr).toBe(0)
    expect(stdout).toMatch(/^cfgcheck-mode\n/)
    expect(stdout).toMatch(/^2 .*deadtime is 30 s on host "beta" and 10 s on host "alpha"/m)
  })
})

const hasVim = existsSync('/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale') && spawnSync('vim', ['-N', '-u', 'NONE', '-es', '-c', "if has('job') | qall! | else | cquit! | endif"]).status === 0

describe.skipIf(!hasVim)('Vim with ALE (skipped where it is not installed)', () => {
  test('the recipe of docs/editors.md shows what is found over both hosts', () => {
    const look = `
edit alpha/etc/ha.d/ha.cf
while len(getloclist(0)) == 0
  sleep 100m
endwhile
call writefile([&filetype] + map(getloclist(0), {_, found -> found.lnum . ' ' . found.text}), 'seen.txt')
qall!
`
    const { folder, env } = folderFor({ vimrc: recipeOf('Vim', 'vim'), 'look.vim': look })
    const { stderr, status } = spawnSync('vim', ['-N', '-n', '-u', 'vimrc', '-es', '-S', 'look.vim'], { cwd: folder, env, encoding: 'utf8', timeout: 300_000, stdio: ['ignore', 'pipe', 'pipe'] })
    expect(status, stderr).toBe(0)
    const seen = readFileSync(join(folder, 'seen.txt'), 'utf8')
    expect(seen).toMatch(/^cfgcheck\n/)
    expect(seen).toMatch(/^2 .*deadtime is 30 s on host "beta" and 10 s on host "alpha"/m)
  })
})
