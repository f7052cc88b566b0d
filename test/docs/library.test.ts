import { readFileSync } from 'node:fs'

import { transform } from 'esbuild'
import { expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'

const page = readFileSync('docs/library.md', 'utf8')
const examples = [...page.matchAll(/```ts\n([^]*?)```\n+```text\n([^]*?)```/g)].map(([, code = '', printed = '']) => ({ code, printed, line: code.split('\n').find(line => !line.startsWith('import') && line !== '') ?? '' }))

const doors: Readonly<Record<string, () => Promise<object>>> = {
  cfgcheck: () => import('../../src/index.js'),
  'cfgcheck/languages/drbd-conf': () => import('../../src/languages/drbd-conf/index.js'),
  'cfgcheck/languages/cluster-conf': () => import('../../src/languages/cluster-conf/index.js'),
  'cfgcheck/languages/ha-cf': () => import('../../src/languages/ha-cf/index.js'),
  'cfgcheck/languages/haresources': () => import('../../src/languages/haresources/index.js'),
  'cfgcheck/languages/authkeys': () => import('../../src/languages/authkeys/index.js'),
}

/** Runs an example with what it imports from the package, and gives what it prints. */
async function run(code: string): Promise<string> {
  const body = code.replace(/^import (\{[^}]*\}) from ('[^']*')$/gm, 'const $1 = await doors[$2]()')
  const { code: script } = await transform(`async function example(doors: any, console: any) {\n${body}\n}`, { loader: 'ts' })
  const printed: string[] = []
  const print = (...values: unknown[]): void => void printed.push(values.join(' ').trimEnd())
  await (new Function(`${script}\nreturn example`)() as (from: typeof doors, console: object) => Promise<void>)(doors, { log: print })
  return printed.join('\n')
}

test('every example of the page is run', () => {
  expect(examples.length).toBe([...page.matchAll(/```ts/g)].length)
})

test.each(examples)('$line', async ({ code, printed }) => {
  expect(await run(code)).toBe(printed.trimEnd())
})

test('the page names the door of every language', () => {
  const [line = ''] = /^Every language has a door.*$/m.exec(page) ?? []
  expect([...line.matchAll(/`(?:cfgcheck\/languages\/)?([\w-]+)`/g)].map(([, id]) => id)).toEqual(builtinLanguages.map(({ id }) => id))
})
