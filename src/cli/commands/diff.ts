import { createColors } from 'picocolors'

import { compare } from '../../workspace/compare.js'
import type { Comparison, Difference } from '../../workspace/compare.js'
import { confinementOf } from '../../workspace/readings/gather-file.js'
import { builtinLanguages } from '../../languages/builtin.js'
import { nodeFileSystem } from '../../node/node-file-system.js'
import { visible, visibleJson } from '../../text/visible.js'
import { exitClean, exitFindings, exitIncomplete } from '../exit-codes.js'
import { loadSettings } from '../load-settings.js'
import type { SettingsOptions } from '../load-settings.js'
import { complain, hasColor, writeResult } from '../output.js'
import type { ColorChoice } from '../output.js'
import { isFolder, shownForm } from '../read-request.js'

/** The options of `cfgcheck diff`. */
export interface DiffOptions extends SettingsOptions {
  readonly format: string
  readonly color: ColorChoice
}

/** Shows what two hosts, trees or files say differently. */
export async function diff(left: string, right: string, options: DiffOptions): Promise<number> {
  const { settings } = await loadSettings(options)
  const sides = [left, right].map(path => ({ path: shownForm(path), isFolder: isFolder(path) }))
  const [a, b] = sides
  if (a === undefined || b === undefined) return exitIncomplete
  const files = sides.filter(side => !side.isFolder).map(({ path }) => path)
  const roots = sides.map(({ path, isFolder: isTree }) => (isTree ? path : confinementOf({ path }, builtinLanguages, settings) || '.'))
  const comparison = await compare(a, b, { fileSystem: nodeFileSystem({ isShortLived: true, roots, files }), languages: builtinLanguages, settings })
  await writeResult(options.format === 'json' ? asJson(comparison) : asText(comparison, options.color))
  comparison.incomplete.forEach(complain)
  if (comparison.incomplete.length > 0) return exitIncomplete
  return comparison.differences.length > 0 ? exitFindings : exitClean
}

function asText(comparison: Comparison, color: ColorChoice): string {
  const colors = createColors(hasColor(color, 'stdout'))
  const lines: string[] = []
  let language = ''
  for (const difference of comparison.differences) {
    if (difference.language !== language) lines.push(colors.bold((language = difference.language)))
    const { left, right, key } = difference
    lines.push(`  ${visible(key)}`)
    if (left !== undefined) lines.push(colors.red(`    - ${visible(valueText(left))}`) + colors.dim(`  ${visible(placeText(comparison, left))}`))
    if (right !== undefined) lines.push(colors.green(`    + ${visible(valueText(right))}`) + colors.dim(`  ${visible(placeText(comparison, right))}`))
  }
  return lines.map(line => `${line}\n`).join('')
}

type Setting = NonNullable<Difference['left']>

function asJson(comparison: Comparison): string {
  const side = (setting: Setting): object => ({ value: valueText(setting), place: placeText(comparison, setting) })
  const entries = comparison.differences.map(({ language, key, left, right }) => ({
    language,
    key,
    ...(left === undefined ? {} : { left: side(left) }),
    ...(right === undefined ? {} : { right: side(right) }),
  }))
  return `${visibleJson(entries, 2)}\n`
}

function valueText({ value }: Setting): string {
  const text = String(value)
  return text === '' ? '(set)' : text
}

function placeText({ sources }: Comparison, { origin }: Setting): string {
  const { line, column } = sources.get(origin.file)?.positionAt(origin.span.start) ?? { line: 1, column: 1 }
  return `${origin.file}:${line}:${column}`
}
