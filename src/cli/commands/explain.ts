import { createColors } from 'picocolors'

import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { checkUnit, readSource } from '../../workspace/readings/check-unit.js'
import { asReported } from '../../workspace/report/as-reported.js'
import { findRule } from '../../workspace/rules/find-rule.js'
import type { DocumentedRule } from '../../workspace/rules/find-rule.js'
import { recognise } from '../../workspace/documents/recognise.js'
import { ruleIds, ruleIndex } from '../../workspace/rules/rule-index.js'
import type { LanguageEntry, Vocabulary, VocabularyEntry } from '../../languages/language.js'
import { nodeFileSystem } from '../../node/node-file-system.js'
import { likelySecrets } from '../../secrets/likely-secrets.js'
import { maskingOfFile } from '../../secrets/masking-of-file.js'
import { createSource } from '../../text/source.js'
import { visible, visibleLines } from '../../text/visible.js'
import { exitClean } from '../exit-codes.js'
import { watchedFileSystem } from '../large-input.js'
import { hasColor, writeResult } from '../output.js'
import { pageExamples } from '../page-examples.js'
import type { PageExample } from '../page-examples.js'
import { knownLanguages, pluginRule } from '../plugins.js'
import { UsageError } from '../usage-error.js'

type Colors = ReturnType<typeof createColors>

/** Explains a rule (`ha-cf/…`), a name (`drbd-conf net.ping-timeout`), a short name of either, a place (`FILE:LINE:COLUMN`), or `cluster DIR`. */
export async function explain(topic: readonly string[], options: { readonly format: 'text' | 'json' }): Promise<number> {
  const colors = createColors(hasColor('auto', 'stdout'))
  const [first = '', ...rest] = topic
  if (first === 'cluster' && rest.length > 0) {
    return (await import('./explain-cluster.js')).explainCluster(rest, options.format)
  }
  if (options.format === 'json') throw new UsageError('explain prints JSON for "cluster" only')
  await writeResult(await explanation(first, rest.join('.'), colors))
  return exitClean
}

async function explanation(first: string, name: string, colors: Colors): Promise<string> {
  const language = knownLanguages().find(({ id }) => id === first)
  if (language !== undefined) return explainName(language, name, colors)
  const place = /^(.+?):(\d+)(?::(\d+))?$/.exec(first)
  if (place !== null) return explainPlace(place[1] ?? '', Number(place[2]), place[3] === undefined ? undefined : Number(place[3]), colors)
  if (ruleIds().has(first)) {
    const rule = await findAnyRule(first)
    if (rule !== undefined) return ruleText(rule, colors)
  }
  const meant = await explainShortName([first, name].filter(part => part !== '').join('.'), colors)
  if (meant !== undefined) return meant
  const close = didYouMean(first, [...ruleIds(), ...knownLanguages().map(({ id }) => id)])
  const hint = close === undefined ? 'give a rule, a name with or without its language, or FILE:LINE' : `did you mean "${close}"?`
  throw new UsageError(`nothing is known about "${first}"; ${hint}`)
}

async function explainName(entry: LanguageEntry, name: string, colors: Colors): Promise<string> {
  const { vocabulary, title } = await entry.load()
  if (name === '') {
    const names = [...vocabulary.entries()].map(known => [...known.in.slice(0, 1), known.name].join('.'))
    return `${[...new Set(names)].sort().join('\n')}\n`
  }
  const found = vocabulary.find(name)
  if (found !== undefined) return entryText(found, title, colors)
  const named = namedAnywhere(vocabulary, name)
  if (named.length > 0) return entriesText(named, title, colors)
  const rule = `${entry.id}/${name}`
  if (ruleIds().has(rule)) return explanation(rule, '', colors)
  const close = didYouMean(name, [...vocabulary.entries()].flatMap(known => [known.name, ...known.in.map(place => `${place}.${known.name}`)]))
  throw new UsageError(`${title} knows no "${name}"${close === undefined ? '' : `; did you mean "${close}"?`}`)
}

/** As many meanings of one name are explained in full; of more, the rest is listed. */
const mostMeanings = 4

/** Explains the last part of rules' ids, and names wherever they may stand in whatever language; nothing where there is none. */
async function explainShortName(name: string, colors: Colors): Promise<string | undefined> {
  const parts: string[] = []
  for (const id of ruleIndex().map(rule => rule.id).filter(known => known.endsWith(`/${name}`))) {
    const rule = await findAnyRule(id)
    if (rule !== undefined) parts.push(ruleText(rule, colors))
  }
  for (const entry of knownLanguages()) {
    const { vocabulary, title } = await entry.load()
    const found = vocabulary.find(name)
    const named = found === undefined ? namedAnywhere(vocabulary, name) : [found]
    if (named.length > 0) parts.push(entriesText(named, title, colors))
  }
  return parts.length === 0 ? undefined : parts.join('\n')
}

/** Finds the entries of a name that is given without the place where it stands. */
function namedAnywhere(vocabulary: Vocabulary, name: string): VocabularyEntry[] {
  return [...vocabulary.entries()].filter(known => known.name === name)
}

function entriesText(entries: readonly VocabularyEntry[], title: string, colors: Colors): string {
  const rest = entries.slice(mostMeanings).map(({ name, in: places }) => [...places.slice(0, 1), name].join('.'))
  const more = rest.length === 0 ? [] : [`${colors.dim('also')}  ${[...new Set(rest)].sort().join(', ')}\n`]
  return [...entries.slice(0, mostMeanings).map(entry => entryText(entry, title, colors)), ...more].join('\n')
}

async function explainPlace(path: string, line: number, column: number | undefined, colors: Colors): Promise<string> {
  const content = await watchedFileSystem(nodeFileSystem()).read(path)
  if ('problem' in content) throw new UsageError(`${path}: cannot be read (${content.detail ?? content.problem})`)
  const entry = recognise(path, knownLanguages())
  if (entry === undefined) throw new UsageError(`${path}: no language claims a file of this name`)
  const language = await entry.load()
  const source = createSource(path, content.text)
  if (line < 1 || line > source.lines.lineStarts.length) throw new UsageError(`${path} has ${source.lines.lineStarts.length} lines`)
  const reading = readSource(language, source)
  const masking = maskingOfFile(language, source)
  const parts: string[] = []
  const start = source.lines.offsetAt({ line, column: 1 })
  const firstWord = source.text.slice(start).search(/\S/)
  const offset = column === undefined ? start + Math.max(0, firstWord) : source.lines.offsetAt({ line, column })
  const cursor = language.cursorAt(reading, offset)
  if (cursor?.entry !== undefined) parts.push(entryText(cursor.entry, language.title, colors))
  const successor = language.successorAt?.(reading, offset)
  if (successor !== undefined) {
    const text = masking.rewritten(successor.text, likelySecrets(successor.text))
    parts.push(`${colors.bold('In')} ${successor.software}\n${indented(visibleLines(text), 2).join('\n')}\n`)
  }
  const { diagnostics } = checkUnit(language, reading, { readings: [reading], included: () => [] })
  const reported = asReported(diagnostics, new Map([[path, source]]))
  for (const id of new Set(reported.filter(({ span }) => source.positionAt(span.start).line === line).map(diagnostic => diagnostic.rule))) {
    const rule = await findAnyRule(id)
    if (rule !== undefined) parts.push(ruleText(rule, colors))
  }
  return parts.length === 0 ? `${visible(path)}:${line}: nothing to explain here\n` : parts.join('\n')
}

/** Finds a rule of a plugin, or one of ours. */
async function findAnyRule(id: string): Promise<DocumentedRule | undefined> {
  return pluginRule(id) ?? (await findRule(id, knownLanguages()))
}

function entryText(entry: VocabularyEntry, title: string, colors: Colors): string {
  const rows: [string, string | undefined][] = [
    ['stands in', entry.in.length === 0 ? undefined : entry.in.join(', ')],
    ['value', entry.value],
    ['one of', entry.values?.join(', ')],
    ['default', entry.default],
    ['unit', entry.unit],
    ['versions', entry.versions],
    ['deprecated', entry.deprecated],
    ['source', entry.source],
  ]
  const head = `${colors.bold(entry.name)}  ${colors.dim(`${entry.kind} of ${title}`)}`
  const table = rows.filter(([, value]) => value !== undefined && value !== '').map(([label, value]) => `  ${colors.dim(label.padEnd(10))}  ${value}`)
  return `${[head, `  ${entry.doc}`, ...table].join('\n')}\n`
}

function ruleText(rule: DocumentedRule, colors: Colors): string {
  const meta = ruleIndex().find(({ id }) => id === rule.id) ?? rule
  const lines = [
    `${colors.bold(rule.id)}  ${colors.dim(`${meta.severity}, origin ${meta.origin}${rule.fix === undefined ? '' : `, ${rule.fix} fix`}`)}`,
    `  ${sentence(rule.summary)}`,
    `  ${colors.dim('why:')} ${rule.why}`,
    `  ${colors.dim('do: ')} ${rule.do}`,
    ...rule.sources.map(source => `  ${colors.dim('source:')} ${source}`),
  ]
  const { bad, good } = pageExamples(rule.id)
  if (bad !== undefined) lines.push('', `  ${colors.red('found in')}`, ...exampleLines(bad))
  if (good !== undefined) lines.push('', `  ${colors.green('fine')}`, ...exampleLines(good))
  return `${lines.join('\n')}\n`
}

function exampleLines({ title, text }: PageExample): string[] {
  return [...(title === undefined ? [] : [`    ${title}`]), ...indented(text, 4)]
}

function indented(text: string, columns: number): string[] {
  return visibleLines(text).replace(/\n$/, '').split('\n').map(line => (line === '' ? '' : ' '.repeat(columns) + line))
}

function sentence(summary: string): string {
  return summary.charAt(0).toUpperCase() + summary.slice(1)
}
