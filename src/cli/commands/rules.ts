import { ruleIndex } from '../../workspace/rules/rule-index.js'
import { exitClean } from '../exit-codes.js'
import { writeResult } from '../output.js'

/** Lists every rule: id, severity, origin, fix level, summary. */
export async function rules(options: { readonly format: string }): Promise<number> {
  const entries = ruleIndex()
  if (options.format === 'json') {
    await writeResult(`${JSON.stringify(entries, null, 2)}\n`)
    return exitClean
  }
  const width = Math.max(...entries.map(({ id }) => id.length))
  const lines = entries.map(
    ({ id, severity, origin, fix, summary }) =>
      `${id.padEnd(width)}  ${severity.padEnd(7)}  ${origin.padEnd(8)}  ${(fix ?? '-').padEnd(6)}  ${summary}\n`,
  )
  await writeResult(lines.join(''))
  return exitClean
}
