import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { temporaryFolder } from '../support/temporary-folder.js'
import { readBatchLog } from './batch-log.js'

function read(...lines: readonly string[]) {
  const path = join(temporaryFolder(), 'log')
  writeFileSync(path, lines.map(line => `${line}\n`).join(''))
  return readBatchLog(path)
}

test('a log says who noticed a change, who gets to it, and who is to be asked alone', () => {
  const log = read('@1 test/a.test.ts', '+1', '!1 test/a.test.ts', '+', '? 9', '@2 test/a.test.ts', '+2', '+', '?3 test/b.test.ts', '?3 test/b.test.ts', '= test/a.test.ts')
  expect([...log.noticedBy]).toEqual([[1, 'test/a.test.ts']])
  expect([...log.reachedBy]).toEqual([[1, ['test/a.test.ts']], [2, ['test/a.test.ts']], [3, ['test/b.test.ts']]])
  expect([...log.open]).toEqual([[3, ['test/b.test.ts']]])
  expect([...log.done]).toEqual(['test/a.test.ts'])
  expect(log.current).toBeUndefined()
})

test('a log that breaks off says what was tried, and what spoils a process', () => {
  const log = read('@4 test/a.test.ts', '+4', '*4 test/a.test.ts', '+5')
  expect([...log.spoilers]).toEqual([4])
  expect([...log.open]).toEqual([[4, ['test/a.test.ts']]])
  expect(log.current).toBe(5)
})
