import type { DocumentedRule } from '../../src/workspace/rules/find-rule.js'
import type { Example } from '../../src/rules/define-rule.js'
import { unmark } from '../../src/testing/marks.js'

/** Gives what is said of an example, line by line. */
export type Said = (example: Example) => readonly string[]

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

/** An example, and as code what is said of it: messages hold what Markdown would read otherwise. */
function exampleWithWords(example: AnyExample, said: Said | undefined): string {
  const lines = said === undefined || (typeof example !== 'string' && 'hosts' in example) ? [] : said(example)
  const words = lines.map(line => line.replace(/^( *)(.*)$/s, (_, indent: string, rest: string) => `${indent}- ${asCode(rest)}\n`))
  return `${exampleText(example)}${words.length === 0 ? '' : `\n${words.join('')}`}`
}

function asCode(words: string): string {
  return words.includes('`') ? `\`\` ${words} \`\`` : `\`${words}\``
}

/** Writes the page of a rule in `docs/rules`, with what is said of its examples where that is given. */
export function pageOfRule(rule: DocumentedRule, said?: Said): string {
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
  const bad = rule.examples.bad.map(example => exampleWithWords(example, said))
  const good = rule.examples.good.map(example => exampleWithWords(example, said))
  if (bad.length > 0) parts.push(`## Found in\n\n${bad.join('\n').trimEnd()}`)
  if (good.length > 0) parts.push(`## Fine\n\n${good.join('\n').trimEnd()}`)
  return `${parts.join('\n\n')}\n`
}
