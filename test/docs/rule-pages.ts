import { allRules } from '../../src/workspace/rules/find-rule.js'
import type { DocumentedRule } from '../../src/workspace/rules/find-rule.js'
import type { Language, LanguageEntry } from '../../src/languages/language.js'
import { pageOf } from '../../src/diagnostics/documentation.js'
import { unmark } from '../../src/testing/marks.js'
import { saidOf } from './said-of.js'

/** A page of `docs/rules`: what a person is told of a rule. */
export interface RulePage {
  readonly id: string
  readonly path: string
  /** Writes it: what the rule says of its examples is asked then. */
  readonly text: () => string
}

/** Lists the pages of all rules. */
export async function rulePages(languages: readonly LanguageEntry[]): Promise<readonly RulePage[]> {
  const loaded = await Promise.all(languages.map(entry => entry.load()))
  return (await allRules(languages)).map(rule => ({ id: rule.id, path: pageOf(rule.id), text: () => page(rule, loaded.find(({ rules }) => rules.some(({ id }) => id === rule.id))) }))
}

type AnyExample = DocumentedRule['examples']['bad'][number]

function exampleText(example: AnyExample): string {
  if (typeof example !== 'string' && 'hosts' in example) {
    const files = Object.entries(example.hosts).flatMap(([host, texts]) => Object.entries(texts).map(([path, text]) => `# ${host}:${path}\n${text.trimEnd()}\n`))
    return `${example.title}:\n\n\`\`\`\n${files.join('\n')}\`\`\`\n`
  }
  const { text, target = undefined } = typeof example === 'string' ? { text: example } : example
  const shown = unmark(text).text
  return `${target === undefined ? '' : `For version ${target}:\n\n`}\`\`\`\n${shown.replace(/\n$/, '')}\n\`\`\`\n`
}

const places = { words: 'at the same words as', lines: 'on the same lines as', nearby: 'near', before: 'behind', file: 'in one file with' } as const

function orderedList(rules: readonly string[]): string {
  return [...rules].sort().map(rule => `\`${rule}\``).join(', ')
}

/** What a command says of an example, line by line, as code: messages hold what Markdown would read otherwise. */
function saidText(rule: DocumentedRule, language: Language | undefined, example: AnyExample): string {
  if (language === undefined || (typeof example !== 'string' && 'hosts' in example)) return ''
  return saidOf(language, rule, example).map(line => line.replace(/^( *)(.*)$/s, (_, indent: string, words: string) => `${indent}- ${asCode(words)}\n`)).join('')
}

function asCode(words: string): string {
  return words.includes('`') ? `\`\` ${words} \`\`` : `\`${words}\``
}

function page(rule: DocumentedRule, language: Language | undefined): string {
  const fix = rule.fix === undefined ? '' : `, ${rule.fix} fix`
  const parts = [
    `# ${rule.id}`,
    `${rule.summary.charAt(0).toUpperCase()}${rule.summary.slice(1)}.`,
    `Severity ${rule.severity}, origin ${rule.origin}${fix}, since ${rule.since}.`,
    `**Why:** ${rule.why}`,
    `**Do:** ${rule.do}`,
    `**Sources:**\n\n${rule.sources.map(source => `- ${source}`).join('\n')}`,
  ]
  for (const { rules, within } of rule.followsFrom ?? []) parts.push(`Not told ${places[within]} ${orderedList(rules)}, of which it would be a consequence.`)
  const bad = rule.examples.bad.map(example => {
    const said = saidText(rule, language, example)
    return `${exampleText(example)}${said === '' ? '' : `\n${said}`}`
  })
  const good = rule.examples.good.map(exampleText)
  if (bad.length > 0) parts.push(`## Found in\n\n${bad.join('\n').trimEnd()}`)
  if (good.length > 0) parts.push(`## Fine\n\n${good.join('\n').trimEnd()}`)
  return `${parts.join('\n\n')}\n`
}
