import { readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

import { clusterRules } from '../../src/cluster/rules/index.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import { cibRules } from '../../src/pacemaker/rules/index.js'
import { readerRules } from '../../src/readers/index.js'

interface Listed {
  readonly id: string
}

/** Every file of rules below a folder, with the ids of the rules that it exports. */
async function rulesBelow(folder: string): Promise<{ readonly path: string; readonly ids: readonly string[] }[]> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile() && !otherFiles.has(entry.name))
  return Promise.all(files.map(async entry => {
    const path = join(entry.parentPath, entry.name)
    const exported = Object.values((await import(resolve(path))) as Readonly<Record<string, unknown>>)
    return { path: relative(folder, path), ids: exported.flatMap(value => (isRule(value) ? [value.id] : [])) }
  }))
}

/** Lists, and what examples have in common. */
const otherFiles: ReadonlySet<string> = new Set(['index.ts', 'daemon.ts', 'practice.ts', 'faults.ts', 'example-cluster.ts'])

function isRule(value: unknown): value is Listed {
  return typeof value === 'object' && value !== null && 'id' in value && 'summary' in value
}

/** What holds for a CIB however it is written has a folder of its own. */
const shared: ReadonlySet<Listed> = new Set(cibRules)

const lists: readonly (readonly [folder: string, load: () => Promise<readonly Listed[]>])[] = [
  ...builtinLanguages.map(entry => [`src/languages/${entry.id}/rules`, async () => (await entry.load()).rules.filter(rule => !shared.has(rule))] as const),
  ['src/pacemaker/rules', async () => cibRules],
  ['src/cluster/rules', async () => clusterRules],
  ['src/readers/rules', async () => readerRules],
]

test.each(lists)('every rule below %s is in the list, and every rule of the list has a file of its name', async (folder, load) => {
  const files = await rulesBelow(folder)
  const listed = (await load()).map(({ id }) => id)
  expect(files.filter(({ ids }) => ids.length === 0).map(({ path }) => path)).toEqual([])
  expect(files.flatMap(({ ids }) => ids).sort()).toEqual([...listed].sort())
  const misnamed = files.filter(({ path, ids }) => ids.length === 1 && ids.every(id => !path.endsWith(`${id.slice(id.indexOf('/') + 1)}.ts`)))
  expect(misnamed).toEqual([])
})
