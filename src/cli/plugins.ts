import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { ClusterRule } from '../cluster/define-cluster-rule.js'
import { builtinLanguages } from '../languages/builtin.js'
import type { LanguageEntry } from '../languages/language.js'
import type { Plugin } from '../plugin/plugin.js'
import type { Rule } from '../rules/define-rule.js'
import { exitIncomplete } from './exit-codes.js'
import { complain } from './output.js'
import { UsageError } from './usage-error.js'

/** What plugins have added to this process; a command loads them before it reads anything. */
const plugins: Plugin[] = []

/** Lists the languages of this run: those that cfgcheck brings along, with the rules and languages of plugins. */
export function knownLanguages(): readonly LanguageEntry[] {
  if (plugins.length === 0) return builtinLanguages
  return [...builtinLanguages, ...plugins.flatMap(({ languages = [] }) => languages)].map(withPluginRules)
}

/** Lists the rules over several hosts that plugins bring. */
export function pluginClusterRules(): readonly ClusterRule[] {
  return plugins.flatMap(({ clusterRules = [] }) => clusterRules)
}

/** Finds a rule of a plugin. */
export function pluginRule(id: string): Rule<unknown> | ClusterRule | undefined {
  return plugins.flatMap(rulesOf).find(rule => rule.id === id)
}

/** Tells whether this run has plugins, which are known to this thread only. */
export function hasPlugins(): boolean {
  return plugins.length > 0
}

/** Loads what `--plugin` names, and returns the command line without it. Throws a `UsageError`. */
export async function withPlugins(argv: readonly string[]): Promise<readonly string[]> {
  const rest: string[] = []
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? ''
    if (word === '--') return [...rest, ...argv.slice(index)]
    if (word !== '--plugin' && !word.startsWith('--plugin=')) {
      rest.push(word)
      continue
    }
    const path = word === '--plugin' ? argv[(index += 1)] : word.slice('--plugin='.length)
    if (path === undefined || path === '') throw new UsageError('--plugin: expected a file or a folder')
    watchForEnd(path)
    const plugin = await load(path)
    plugins.push(plugin)
    // With it comes the table of all rules, which few runs need.
    const { addPlugin } = await import('../workspace/rules/rule-index.js')
    addPlugin(plugin.name, { rules: rulesOf(plugin), languages: (plugin.languages ?? []).map(({ id }) => id) })
  }
  return rest
}

let isWatched = false
let isDone = false

/** Takes note that the command has come to its end by itself. */
export function endWatch(): void {
  isDone = true
}

/** A plugin may end the process, or wait for what never comes: nothing is clean then. */
function watchForEnd(path: string): void {
  isDone = false
  if (isWatched) return
  isWatched = true
  process.once('exit', () => {
    if (isDone) return
    const names = plugins.length === 0 ? path : plugins.map(({ name }) => `"${name}"`).join(', ')
    complain(`the command was ended by a plugin (${names}), which is a mistake of the plugin: nothing is known of the input`)
    process.exitCode = exitIncomplete
  })
}

async function load(path: string): Promise<Plugin> {
  let exported: unknown
  try {
    // Resolved as Node resolves a required path, so that a folder stands for the package in it.
    const file = createRequire(join(process.cwd(), 'plugin.js')).resolve(resolve(path))
    exported = ((await import(pathToFileURL(file).href)) as { readonly default?: unknown }).default
  } catch (error) {
    throw new UsageError(`--plugin ${path}: cannot be loaded (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)})`)
  }
  if (!isPlugin(exported)) throw new UsageError(`--plugin ${path}: its default export is no plugin; definePlugin of cfgcheck/plugin makes one`)
  for (const id of Object.keys(exported.rules ?? {})) {
    if (!knownLanguages().some(language => language.id === id)) throw new UsageError(`--plugin ${path}: there is no language "${id}"`)
  }
  return exported
}

function isPlugin(value: unknown): value is Plugin {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
}

function rulesOf({ rules = {}, clusterRules = [] }: Plugin): readonly (Rule<unknown> | ClusterRule)[] {
  return [...Object.values(rules).flat(), ...clusterRules]
}

function withPluginRules(entry: LanguageEntry): LanguageEntry {
  const added = plugins.flatMap(({ rules = {} }) => rules[entry.id] ?? [])
  if (added.length === 0) return entry
  return {
    ...entry,
    async load() {
      const language = await entry.load()
      return { ...language, rules: [...language.rules, ...added] }
    },
  }
}
