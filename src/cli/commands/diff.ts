import { createColors } from 'picocolors'

import { compare } from '../../workspace/compare.js'
import type { Comparison, Difference, Side } from '../../workspace/compare.js'
import { visible, visibleJson } from '../../text/visible.js'
import { exitClean, exitFindings, exitIncomplete } from '../exit-codes.js'
import { loadSettings } from '../load-settings.js'
import type { LoadedSettings, SettingsOptions } from '../load-settings.js'
import { complain, hasColor, writeResult } from '../output.js'
import type { ColorChoice } from '../output.js'
import { knownLanguages } from '../plugins.js'
import { readRequest, shownForm } from '../read-request.js'

/** The options of `cfgcheck diff`. */
export interface DiffOptions extends SettingsOptions {
  readonly format: string
  readonly color: ColorChoice
}

/** Shows what two hosts, folders of hosts, archives, trees or files say differently. */
export async function diff(left: string, right: string, options: DiffOptions): Promise<number> {
  const loaded = await loadSettings(options)
  const [a, b] = [await sideOf(left, loaded), await sideOf(right, loaded)]
  const comparison = await compare(a, b, { languages: knownLanguages(), settings: loaded.settings })
  await writeResult(options.format === 'json' ? asJson(comparison) : asText(comparison, options.color))
  comparison.incomplete.forEach(complain)
  if (comparison.incomplete.length > 0) return exitIncomplete
  return comparison.differences.length > 0 || comparison.lone.length > 0 ? exitFindings : exitClean
}

async function sideOf(path: string, loaded: LoadedSettings): Promise<Side> {
  return { request: await readRequest([path], {}, loaded), path: path === '-' ? path : shownForm(path) }
}

function asText(comparison: Comparison, color: ColorChoice): string {
  const colors = createColors(hasColor(color, 'stdout'))
  const lines: string[] = []
  let head = ''
  for (const difference of comparison.differences) {
    const { part, language, left, right, key } = difference
    const place = [...(part === undefined ? [] : [visible(part)]), language].join(': ')
    if (place !== head) lines.push(colors.bold((head = place)))
    lines.push(`  ${visible(key)}`)
    if (left !== undefined) lines.push(colors.red(`    - ${visible(valueText(left))}`) + colors.dim(`  ${visible(placeText(comparison, left))}`))
    if (right !== undefined) lines.push(colors.green(`    + ${visible(valueText(right))}`) + colors.dim(`  ${visible(placeText(comparison, right))}`))
  }
  for (const { part, side, path } of comparison.lone) {
    lines.push(colors.bold(visible(part)))
    lines.push((side === 'left' ? colors.red('    - only here') : colors.green('    + only here')) + colors.dim(`  ${visible(path)}`))
  }
  return lines.map(line => `${line}\n`).join('')
}

type Setting = NonNullable<Difference['left']>

function asJson(comparison: Comparison): string {
  const side = (setting: Setting): object => ({ value: valueText(setting), place: placeText(comparison, setting) })
  const entries = comparison.differences.map(({ part, language, key, left, right }) => ({
    ...(part === undefined ? {} : { part }),
    language,
    key,
    ...(left === undefined ? {} : { left: side(left) }),
    ...(right === undefined ? {} : { right: side(right) }),
  }))
  const lone = comparison.lone.map(({ part, side: own, path }) => ({ part, only: own, place: path }))
  return `${visibleJson([...entries, ...lone], 2)}\n`
}

function valueText({ value }: Setting): string {
  const text = String(value)
  return text === '' ? '(set)' : text
}

function placeText({ sources }: Comparison, { origin }: Setting): string {
  const { line, column } = sources.get(origin.file)?.positionAt(origin.span.start) ?? { line: 1, column: 1 }
  return `${origin.file}:${line}:${column}`
}
