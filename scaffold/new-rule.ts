import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { camelCase, ScaffoldError } from './write-files.js'
import type { Files } from './write-files.js'

/** What is asked of a rule's maker, in the fields that nobody can fill in for them. */
const fill = 'FILL IN'

/**
 * Makes the files of a new rule: the rule, its line in the list, and a first test that fails until the rule finds something.
 *
 * `language` is the id of one, or `cluster` for a rule that looks at several hosts; there the name has a theme before it, such
 * as `timing/mismatched-deadtime`.
 */
export function newRule(language: string, name: string, project: string): Files {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name.slice(name.lastIndexOf('/') + 1))) {
    throw new ScaffoldError(`"${name}" is no name of a rule: it begins with what is wrong, such as conflicting-deadtime`)
  }
  return language === 'cluster' ? clusterRule(name, project) : languageRule(language, name, project)
}

/** Where the rules lie that hold for a CIB, however it is written. */
const ofEveryCib = 'src/pacemaker/rules'

/** The list that names the rules of a language: those that no daemon tells, where they have one of their own. */
export function listOf(language: string, project: string): string {
  const folder = language === 'cluster' ? 'src/cluster/rules' : language === 'cib' ? ofEveryCib : `src/languages/${language}/rules`
  const known = ['practice.ts', 'index.ts'].map(file => `${folder}/${file}`).find(path => existsSync(join(project, path)))
  if (known === undefined) throw new ScaffoldError(`there is no language "${language}"`)
  return known
}

function languageRule(language: string, name: string, project: string): Files {
  const list = listOf(language, project)
  const text = readFileSync(join(project, list), 'utf8')
  const model = /readonly Rule<(\w+)/.exec(text)?.[1] ?? 'unknown'
  const modelFile = new RegExp(`import type \\{[^}]*\\b${model}\\b[^}]*\\} from '([^']+)'`).exec(text)?.[1]
  if (modelFile === undefined) throw new ScaffoldError(`${list} does not say where the model of ${language} is defined`)
  const folder = `src/languages/${language}`
  const rulesFolder = dirname(list)
  const exported = /^export const (\w+): Language</m.exec(readFileSync(join(project, folder, 'index.ts'), 'utf8'))?.[1] ?? camelCase(language)
  const rule = camelCase(name)
  const id = `${language}/${name}`
  return new Map([
    [`${rulesFolder}/${name}.ts`, `import { defineRule } from '${rulesFolder === ofEveryCib ? '../..' : '../../..'}/rules/define-rule.js'
import type { ${model} } from '${modelFile}'

/** ${fill}: what must hold, in one sentence. */
export const ${rule} = defineRule<${model}>({
${about(id)}
  examples: { bad: ['[|${fill}|]\\n'], good: [''] },

  *check({ model }) {
    // For each thing in the model that is wrong: yield { at: thing, message: \`"\${thing.value}" is wrong because …\` }
    if (model === undefined) yield* []
  },
})
`],
    [list, withRule(text, rule, `./${name}.js`)],
    [`test/languages/${language}/rules/${name}.test.ts`, `import { test } from 'vitest'

import { ${exported} } from '../../../../src/languages/${language}/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'

const language = ${exported} as unknown as Language

test('${fill}: a text with the fault, the place marked', () => {
  expectFindings(language, '${id}', '[|${fill}|]\\n')
})
`],
  ])
}

function clusterRule(path: string, project: string): Files {
  const [theme, name, rest] = path.split('/')
  if (theme === undefined || name === undefined || rest !== undefined || !existsSync(join(project, 'src/cluster/rules', theme))) {
    throw new ScaffoldError(`a rule of the cluster has the name of a theme before its own, a folder of src/cluster/rules, such as timing/mismatched-deadtime`)
  }
  const list = listOf('cluster', project)
  const rule = camelCase(name)
  return new Map([
    [`src/cluster/rules/${theme}/${name}.ts`, `import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

/** ${fill}: what must hold, in one sentence. */
export const ${rule} = defineClusterRule({
${about(`cluster/${name}`)}
  examples: { bad: [heartbeatExample('${fill}')], good: [heartbeatExample('as it should be')] },

  *check(cluster) {
    // For each fact that is wrong: yield { at: fact, message: \`Host "\${fact.host}" …\`, related: [{ at: other, message: '…' }] }
    if (cluster.hosts.size === 0) yield* []
  },
})
`],
    [list, withRule(readFileSync(join(project, list), 'utf8'), rule, `./${theme}/${name}.js`)],
    [`test/cluster/rules/${theme}/${name}.test.ts`, `import { expect, test } from 'vitest'

import { ${rule} } from '../../../../src/cluster/rules/${theme}/${name}.js'
import { checkCluster } from '../../../../src/workspace/shortcuts.js'

test.each(${rule}.examples.bad)('is found: $title', async ({ hosts }) => {
  const { diagnostics } = await checkCluster(hosts)
  expect(diagnostics.map(({ rule }) => rule)).toContain(${rule}.id)
})
`],
  ])
}

function about(id: string): string {
  return `  id: '${id}',
  severity: 'warning',
  origin: 'practice',
  summary: '${fill}: what is wrong, in one line',
  why: '${fill}: what comes of it.',
  do: '${fill}: what to do.',
  sources: ['${fill}: the manual, or the file of the real program, that says so'],
  since: '0.1.0',`
}

/** Adds a rule to a list in the order of the alphabet: its import, and its name. */
function withRule(text: string, rule: string, from: string): string {
  const lines = text.split('\n')
  const isImport = (line: string): boolean => /^import \{ \w+ \} from '\.\//.test(line)
  const importOf = (line: string): string => /from '([^']+)'/.exec(line)?.[1] ?? ''
  insert(lines, `import { ${rule} } from '${from}'`, { isPeer: isImport, keyOf: importOf })
  const start = lines.findIndex(line => /readonly \w*Rule(<[^>]*>)?\[\] = \[$/.test(line))
  const names = lines.splice(start + 1)
  insert(names, `  ${rule},`, { isPeer: line => /^ {2}\w+,$/.test(line), keyOf: line => line })
  return [...lines, ...names].join('\n')
}

/** Inserts a line before the first of its peers that comes behind it, or behind the last one. */
function insert(lines: string[], line: string, { isPeer, keyOf }: { isPeer(line: string): boolean; keyOf(line: string): string }): void {
  const next = lines.findIndex(other => isPeer(other) && keyOf(other) > keyOf(line))
  const last = lines.findLastIndex(isPeer)
  lines.splice(next === -1 ? last + 1 : next, 0, line)
}
