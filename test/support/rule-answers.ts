import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'

import type { Language } from '../../src/languages/language.js'
import type { ConfigurationContext, Example, FileContext, Rule } from '../../src/rules/define-rule.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { unmark } from '../../src/testing/marks.js'
import { createSource } from '../../src/text/source.js'
import { toDiagnostic } from '../../src/workspace/readings/to-diagnostic.js'

/** What a rule answers to its examples as they are, and what else it answers to them with one thing changed. */
type Answers = Readonly<Record<string, readonly string[]>>

const isUpdate = process.env['CFGCHECK_UPDATE'] !== undefined

/**
 * Holds each rule of a language to what it says of its examples, word by word, and of the same texts with a line less, a line
 * twice, a number one higher, or read by another release: most of what a rule asks before it speaks is asked of texts that are nearly its examples. Those of the other rules it is asked about too.
 *
 * Where and what that is stands in `fixtures/rules/`: `CFGCHECK_UPDATE=1` writes it anew, and the difference is read.
 */
export function testRuleAnswers(language: Language): void {
  const path = `fixtures/rules/${language.id}.json`
  const known = (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}) as Readonly<Record<string, Answers>>
  const found: Record<string, Answers> = {}
  let read: readonly ReadExample[] | undefined
  const texts = (): readonly ReadExample[] => (read ??= readExamples(language))

  describe.each(language.rules.map(rule => [rule.id, rule] as const))('%s', (id, rule) => {
    test('says what it has always said of its examples, and of what is nearly one', () => {
      found[id] = { ...answersOf(language, rule), ...elsewhere(rule, texts()) }
      if (!isUpdate) expect(found[id], 'npm run update writes it anew').toEqual(known[id])
    })
  })

  test('all that is remembered is of a rule', () => {
    if (!isUpdate) expect(Object.keys(known)).toEqual(language.rules.map(({ id }) => id).sort())
  })

  afterAll(() => {
    if (!isUpdate) return
    const ids = language.rules.map(({ id }) => id).sort()
    mkdirSync('fixtures/rules', { recursive: true })
    // What a run of some of the rules did not see stays as it was.
    writeFileSync(path, `${JSON.stringify(Object.fromEntries(ids.flatMap(id => (found[id] ?? known[id]) === undefined ? [] : [[id, found[id] ?? known[id]]])), undefined, 1)}\n`)
  })
}

type OneExample = Exclude<Example, string>

function answersOf(language: Language, rule: Rule<unknown, unknown>): Answers {
  const alone = { ...language, rules: language.rules.map(other => (other === rule ? other : notRun(other))), ...(language.sharedRules === undefined ? {} : { sharedRules: language.sharedRules.map(notRun) }) }
  const answers: Record<string, readonly string[]> = {}
  for (const kind of ['bad', 'good'] as const) {
    for (const [index, example] of rule.examples[kind].entries()) {
      const given = typeof example === 'string' ? { text: example } : example
      const whole = { ...given, text: unmark(given.text).text }
      const usual = answer(alone, rule, whole)
      const name = `${kind} ${index + 1}`
      if (usual.length > 0) answers[name] = usual
      const silent: string[] = []
      for (const [change, changed] of variants(whole, language.targets)) {
        const other = answer(alone, rule, changed)
        if (other.join('\n') === usual.join('\n')) continue
        if (other.length === 0) silent.push(change)
        else answers[`${name}, ${change}`] = other
      }
      if (silent.length > 0) answers[`${name}, silent`] = silent
    }
  }
  return answers
}

/** A rule that is known, and says nothing. */
function notRun(rule: Rule<unknown, unknown>): Rule<unknown, unknown> {
  return { ...rule, scope: 'fault', reportedBy: 'read' }
}

/** An example as the rules see it. */
interface ReadExample {
  /** The rule whose example it is, and which one. */
  readonly name: string
  readonly of: Rule<unknown, unknown>
  readonly file: FileContext<unknown>
  readonly configuration: ConfigurationContext<unknown>
}

/** Reads all examples of a language that are one text, once. */
function readExamples(language: Language): readonly ReadExample[] {
  return language.rules.flatMap(of => (['bad', 'good'] as const).flatMap(kind => of.examples[kind].flatMap((example, index) => {
    const { text, target, path = 'example', files, role, ...facts } = typeof example === 'string' ? { text: example } : example
    if (files !== undefined || role !== undefined) return []
    const reading = language.read(language.parse(createSource(path, unmark(text).text)), { ...(target === undefined ? {} : { target }), facts })
    const { configuration } = language.compose(reading, Object.assign(() => [], { outcomeOf: () => ({ isComplete: false, problems: [] }) }))
    const release = reading.target.version
    return [{ name: `${of.id} ${kind} ${index + 1}`, of, file: { model: reading.model, file: reading.file, target: release, facts: reading.facts }, configuration: { configuration, target: release, facts: reading.facts } }]
  })))
}

/** In which examples of other rules a rule speaks too, and what it says. */
function elsewhere(rule: Rule<unknown, unknown>, examples: readonly ReadExample[]): Answers {
  if (rule.scope === 'fault') return {}
  const lines = examples.flatMap(({ name, of, file, configuration }) => {
    if (of === rule) return []
    const findings = [...(rule.scope === 'file' ? rule.check(file) : rule.check(configuration))]
    return findings.length === 0 ? [] : [`${name}: ${findings.map(finding => toDiagnostic(finding, rule).message).join('; ')}`]
  })
  return lines.length === 0 ? {} : { elsewhere: lines }
}

/** What a rule finds: the words that it points at, what it says of them, and what it would write. No line number: those of a text with a line less are others. */
function answer(language: Language, rule: Rule<unknown, unknown>, example: OneExample): readonly string[] {
  const sources = new Map([['example', example.text], ...(example.path === undefined ? [] : [[example.path, example.text] as const]), ...Object.entries(example.files ?? {})].map(([path, text]) => [path, createSource(path, text)]))
  return findingsOf(language, example).filter(({ rule: id, message }) => id === rule.id || (id === 'cfgcheck/internal-fault' && message.includes(`"${rule.id}"`))).flatMap(({ file, span, severity, message, help, related, fixes }) => {
    const shown = (of: string, { start, end }: { readonly start: number; readonly end: number }): string => JSON.stringify(sources.get(of)?.text.slice(start, Math.min(end, start + 40)) ?? '')
    return [
      `${severity === rule.severity ? '' : `${severity} `}${shown(file, span)}: ${message}`,
      ...(help === undefined ? [] : [`  ${help}`]),
      ...related.map(other => `  ${shown(other.file, other.span)}: ${other.message}`),
      ...fixes.map(({ title, safety, edits }) => `  ${safety}: ${title}: ${edits.map(edit => `${shown(edit.file, edit.span)} → ${JSON.stringify(edit.newText)}`).join(', ')}`),
    ]
  })
}

/** How many lines, and how many numbers, of a text are changed at most: examples are short, some are made long on purpose. */
const most = 24

/** Lists examples that are nearly this one, each with what was changed. */
function* variants(example: OneExample, releases: readonly string[]): Generator<readonly [change: string, example: OneExample]> {
  const { text } = example
  const lines = text.split(/(?<=\n)/)
  for (const [index, line] of lines.slice(0, most).entries()) {
    if (line.trim() === '' || line.trim() === '}') continue
    yield [`without line ${index + 1}`, { ...example, text: [...lines.slice(0, index), ...lines.slice(index + 1)].join('') }]
    yield [`line ${index + 1} twice`, { ...example, text: [...lines.slice(0, index), line, ...lines.slice(index)].join('') }]
  }
  for (const target of releases) if (target !== example.target) yield [`read by ${target}`, { ...example, target }]
  for (const { 0: number, index } of [...text.matchAll(/(?<![\w.])\d{1,9}(?![\w.])/g)].slice(0, most)) {
    const { line, column } = createSource('x', text).positionAt(index)
    yield [`${Number(number) + 1} for ${number} at ${line}:${column}`, { ...example, text: text.slice(0, index) + String(Number(number) + 1) + text.slice(index + number.length) }]
  }
}
