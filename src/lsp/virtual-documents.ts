import { describeEntry } from '../editor/index.js'
import { builtinLanguages } from '../languages/builtin.js'
import type { VocabularyEntry } from '../languages/language.js'
import { visible } from '../text/visible.js'
import type { Cancellation } from '../workspace/cancellation.js'
import { compare } from '../workspace/compare.js'
import type { Difference } from '../workspace/compare.js'
import { dumpText } from '../workspace/dump.js'
import { findRule } from '../workspace/rules/find-rule.js'
import { failoverAround } from './cluster-views.js'
import type { ServedWorkspace } from './served-workspace.js'

/**
 * Documents that no file holds: what the software makes of a file (`cfgcheck-effective:/PATH`), what two hosts say
 * differently (`cfgcheck-diff:/alpha..beta`), what happens when something fails (`cfgcheck-failover:/PATH`), what a language knows (`cfgcheck-schema:/drbd-conf/net.timeout`), and what is
 * behind a rule (`cfgcheck-rule:/drbd-conf/unknown-option`).
 */
export const schemes = ['cfgcheck-effective', 'cfgcheck-diff', 'cfgcheck-failover', 'cfgcheck-schema', 'cfgcheck-rule'] as const

/** Writes a document that no file holds; nothing where there is no such thing. */
export async function virtualDocument(workspace: ServedWorkspace, uri: string, cancel: Cancellation): Promise<string | undefined> {
  const [, scheme, rest = ''] = /^([a-z-]+):\/*(.*)$/.exec(uri) ?? []
  const name = decoded(rest)
  switch (scheme) {
    case 'cfgcheck-effective':
      return effectiveText(workspace, `/${name}`)
    case 'cfgcheck-diff': {
      const [left = '', right = ''] = name.split('..')
      return differencesInWords(workspace, { left, right, cancel })
    }
    case 'cfgcheck-failover':
      return failoverAround(workspace, { uri: workspace.uriOf(`/${name}`) }, cancel)
    case 'cfgcheck-schema':
      return schemaInWords(name)
    case 'cfgcheck-rule':
      return ruleInWords(name)
    default:
      return undefined
  }
}

/** Names the document that tells what a language knows of a word. */
export function schemaUri(language: string, entry: VocabularyEntry): string {
  return `cfgcheck-schema:/${language}/${encodeURIComponent([...entry.in.slice(0, 1), entry.name].join('.'))}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Writes what the software makes of a file and what it includes, in its own words and without secrets. */
async function effectiveText(served: ServedWorkspace, path: string): Promise<string | undefined> {
  const workspace = await served.workspaceOf(path)
  const { parts, sources, masking } = await workspace.compose(await workspace.requestAround(path))
  const own = parts.filter(part => part.path === path || path.startsWith(`${part.path}/`)).flatMap(({ configurations }) => configurations)
  const language = workspace.languageOf(path)?.id
  const configuration = own.find(one => one.path === path) ?? own.find(one => one.isRoot && one.language.id === language)
  return configuration === undefined ? undefined : dumpText(configuration, { sources, masking })
}

/** Lists what two hosts of one cluster say differently. */
async function differencesInWords(served: ServedWorkspace, { left, right, cancel }: { readonly left: string; readonly right: string; readonly cancel: Cancellation }): Promise<string | undefined> {
  const report = (await served.reports(cancel)).find(({ clusters }) => clusters.some(({ hosts }) => hosts.has(left) && hosts.has(right)))
  const path = [...(report?.sources.keys() ?? [])].find(file => report?.hostOf(file) === left)
  if (path === undefined) return undefined
  const workspace = await served.workspaceOf(path)
  const { clusters = [] } = await workspace.requestAround(path)
  const hosts = clusters.flatMap(cluster => cluster.hosts)
  const rootOf = (name: string): string | undefined => hosts.find(({ root }) => [...(report?.sources.keys() ?? [])].some(file => file.startsWith(`${root}/`) && report?.hostOf(file) === name))?.root
  const sides = [left, right].map(name => ({ name, root: rootOf(name) }))
  const [one, other] = sides.flatMap(({ name, root }) => (root === undefined ? [] : [{ path: root, request: { fileSystem: workspace.files, clusters: [{ hosts: [{ name, root, isNamed: true }] }] } }]))
  if (one === undefined || other === undefined) return undefined
  const { differences } = await compare(one, other, { languages: workspace.languages, settings: workspace.settings })
  if (differences.length === 0) return `${left} and ${right} say the same.\n`
  return [`# ${left} and ${right}`, ...differences.map(difference => differenceInWords(difference))].join('\n')
}

function differenceInWords({ language, key, left, right }: Difference): string {
  const value = (setting: Difference['left']): string => (setting === undefined ? '' : visible(String(setting.value) === '' ? '(set)' : String(setting.value)))
  return [`${language}: ${visible(key)}`, ...(left === undefined ? [] : [`  - ${value(left)}`]), ...(right === undefined ? [] : [`  + ${value(right)}`]), ''].join('\n')
}

/** Writes what a language knows of a word, or of all that may stand in a section. */
async function schemaInWords(name: string): Promise<string | undefined> {
  const [id = '', path = ''] = name.replace(/\.md$/, '').split('/')
  const language = await builtinLanguages.find(known => known.id === id)?.load()
  if (language === undefined) return undefined
  const { vocabulary } = language
  const entry = path === '' ? undefined : vocabulary.find(path)
  const inner = [...vocabulary.entries()].filter(other => other.in.includes(path) || (path === '' && other.in.length === 0))
  if (entry === undefined && inner.length === 0) return undefined
  return [...(entry === undefined ? [`# ${language.title}`] : [`${describeEntry(entry)}\n\nSource: ${entry.source}`]), ...inner.map(other => describeEntry(other))].join('\n\n').concat('\n')
}

/** Writes what is behind a rule. */
export async function ruleInWords(id: string): Promise<string | undefined> {
  const rule = await findRule(id, builtinLanguages)
  if (rule === undefined) return undefined
  const { severity, why, do: remedy, sources } = rule
  return [`# ${id} (${severity})`, rule.summary, `Why: ${why}`, `Do: ${remedy}`, `Sources:\n${sources.map(source => `- ${source}`).join('\n')}`].join('\n\n').concat('\n')
}
