import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

import { allRules } from '../../src/workspace/rules/find-rule.js'
import type { DocumentedRule } from '../../src/workspace/rules/find-rule.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import { docsOf } from '../../src/reporters/report.js'
import { unmark } from '../../src/testing/marks.js'

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

function page(rule: DocumentedRule): string {
  const fix = rule.fix === undefined ? '' : `, ${rule.fix} fix`
  const parts = [
    `# ${rule.id}`,
    `${rule.summary.charAt(0).toUpperCase()}${rule.summary.slice(1)}.`,
    `Severity ${rule.severity}, origin ${rule.origin}${fix}, since ${rule.since}.`,
    `**Why:** ${rule.why}`,
    `**Do:** ${rule.do}`,
    `**Sources:**\n\n${rule.sources.map(source => `- ${source}`).join('\n')}`,
  ]
  const bad = rule.examples.bad.map(exampleText)
  const good = rule.examples.good.map(exampleText)
  if (bad.length > 0) parts.push(`## Found in\n\n${bad.join('\n').trimEnd()}`)
  if (good.length > 0) parts.push(`## Fine\n\n${good.join('\n').trimEnd()}`)
  return `${parts.join('\n\n')}\n`
}

test('every rule has its page, and every page its rule', async () => {
  const pages = new Map((await allRules(builtinLanguages)).map(rule => [docsOf(rule.id), page(rule)]))
  if (process.env['CFGCHECK_UPDATE'] === '1') {
    rmSync('docs/rules', { recursive: true, force: true })
    for (const [path, text] of pages) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
  const known = existsSync('docs/rules') ? readdirSync('docs/rules', { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()) : []
  expect(known.map(entry => join(entry.parentPath, entry.name)).sort()).toEqual([...pages.keys()].sort())
  const stale = [...pages].filter(([path, text]) => readFileSync(path, 'utf8') !== text).map(([path]) => path)
  expect(stale).toEqual([])
})
