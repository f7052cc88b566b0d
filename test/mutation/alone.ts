import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Change, Heard } from './batches.js'
import { examplesOf } from './tests-of.js'
import { vitest } from './vitest.js'

/** How many test files are asked about a change by itself. */
const most = 2

/** Asks about one change by itself; gives the test file that noticed it. */
export type AskAlone = (change: Change, heard: Heard | undefined) => Promise<string | undefined>

/** Lists the test files that are nowhere asked about a change although they get to it: more could be known. */
export function unasked({ path, mutant, tests }: Change, heard: Heard | undefined): readonly string[] {
  return heard === undefined || mutant.choice === undefined ? [] : heard.open.filter(test => !askedAlone({ path, tests }, heard).includes(test) && examplesOf(path)?.tests.includes(test) !== true)
}

/** The nearest of the tests that get to a change and could not be asked otherwise. */
function askedAlone({ tests }: Pick<Change, 'path' | 'tests'>, heard: Heard): readonly string[] {
  return tests.filter(test => heard.open.includes(test)).slice(0, most)
}

/**
 * Makes what asks about changes one at a time: each wants a process of its own.
 *
 * Asked are the nearest of the tests that get to the change and could not be asked otherwise, or the nearest of all where the
 * change cannot stand behind a switch. A test that fails without any change would call every change noticed, and is not asked.
 */
export function createAskAlone(folder: string, tell: (line: string) => void): AskAlone {
  const known = new Map<string, boolean>()
  const passesAsItIs = async (test: string): Promise<boolean> => {
    const passes = known.get(test) ?? (await vitest([test])).status === 0
    if (!passes && !known.has(test)) tell(`fails without any change, and is not asked: ${test}`)
    known.set(test, passes)
    return passes
  }

  const noticer = async (tests: readonly string[], mutant: string): Promise<string | undefined> => {
    const files = tests.filter(test => test.endsWith('.test.ts') && known.get(test) !== false)
    if (files.length === 0) return undefined
    const { status, failed } = await vitest([...files, ...tests.filter(test => !test.endsWith('.test.ts'))], mutant)
    if (status === 0) return undefined
    if (failed.length === 0) return 'endless, or the end of the process'
    for (const test of failed) if (await passesAsItIs(test)) return test
    return noticer(tests.filter(test => !failed.includes(test)), mutant)
  }

  const answers = join(folder, 'alone')
  const before = new Map(existsSync(answers) ? readFileSync(answers, 'utf8').split('\n').map(line => JSON.parse(line === '' ? '[]' : line) as [number, string | null]) : [])
  return async (change, heard) => {
    const known = before.get(change.id)
    const noticedBy = known === undefined ? await ask(change, heard) : (known ?? undefined)
    if (known === undefined) appendFileSync(answers, `${JSON.stringify([change.id, noticedBy ?? null])}\n`)
    return noticedBy
  }

  async function ask({ path, mutant, tests }: Change, heard: Heard | undefined): Promise<string | undefined> {
    const change = JSON.stringify({ path, mutant })
    const nearest = mutant.choice === undefined || heard === undefined ? tests.slice(0, most) : askedAlone({ path, tests }, heard)
    const examples = examplesOf(path)
    const asked = examples?.tests.filter(test => mutant.choice === undefined || heard?.open.includes(test) === true) ?? []
    return (asked.length > 0 ? await noticer([...asked, '-t', `${examples?.word ?? ''}( |$)`], change) : undefined) ?? (await noticer(nearest, change))
  }
}
