import { createChecker } from '../../../src/workspace/checker.js'
import type { CheckReport } from '../../../src/workspace/report.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { createSource } from '../../../src/text/source.js'
import { path, shown } from '../subject.js'
import type { Subject } from '../subject.js'
import { expectSound } from './findings.js'
import { difference } from './formatting.js'
import { broken } from './law.js'
import type { Law } from './law.js'

const checker = createChecker()

/** Checks a text as the command does. */
export function checkWhole({ language }: Pick<Subject, 'language'>, text: string): Promise<CheckReport> {
  return checker.check({ fileSystem: memoryFileSystem({}), files: [{ path, language: language.id, text }] })
}

const whole: Law = {
  name: 'the checker never fails',
  oneIn: 64,
  async hold(subject) {
    const report = await checkWhole(subject, subject.text)
    expectSound(report.diagnostics, file => (file === path ? subject.text.length : undefined))
    for (const { start, end } of report.masking.secretsIn(path)) {
      if (!(0 <= start && start <= end && end <= subject.text.length)) broken(`secret at ${start}–${end}`)
    }
  },
}

const twice: Law = {
  name: 'the same text gives the same findings',
  oneIn: 128,
  async hold(subject) {
    const [one, two] = [await checkWhole(subject, subject.text), await checkWhole(subject, subject.text)]
    if (JSON.stringify(one.diagnostics) !== JSON.stringify(two.diagnostics)) broken('the second time they differ')
  },
}

const dump: Law = {
  name: 'the dump can be written',
  oneIn: 32,
  hold({ language, document: { reading } }) {
    const { configuration } = language.compose(reading, () => [])
    const written = language.dump?.(configuration, origin => `${origin.file}:${origin.span.start}`)
    if (language.dump?.(configuration, origin => `${origin.file}:${origin.span.start}`) !== written) broken('the second time it differs')
    JSON.stringify(language.dumpData?.(configuration))
  },
}

const silenced: Law = {
  name: 'a suppression silences its finding and no other',
  oneIn: 64,
  async hold(subject) {
    const { text, language, chance } = subject
    if (/^\uFEFF|^\s*<\?|cfgcheck-ignore|\0/.test(text)) return
    const before = (await checkWhole(subject, text)).diagnostics
    const rules = new Map(language.rules.map(rule => [rule.id, rule]))
    const chosen = chance().pick(before.filter(({ rule: code }) => (rules.get(code)?.scope ?? 'fault') !== 'fault'))
    if (chosen === undefined) return
    const { start, end } = language.comment
    const comment = `${start} cfgcheck-ignore-file ${chosen.rule}: fuzzed${end === undefined ? '' : ` ${end}`}\n`
    // A comment can change what stands behind it, where the first line goes on from nowhere.
    if (language.parse(createSource(path, comment + text)).comments[0]?.end !== comment.length - 1) return
    const after = (await checkWhole(subject, comment + text)).diagnostics
    const codes = (list: typeof before): string[] => list.map(({ rule: code }) => code)
    const change = difference(codes(before).filter(code => code !== chosen.rule), codes(after))
    if (change !== undefined) broken(`${chosen.rule}: ${change}\n${shown(comment + text)}`)
  },
}

/** What holds of whole checks. */
export const wholeCheckLaws: readonly Law[] = [whole, twice, dump, silenced]
