import { counted } from '../../text/quantity.js'
import type { Step } from '../conversion.js'
import type { UnitState } from '../draft.js'
import type { Fate } from '../ledger.js'
import type { ShownConversion, ShownStatement } from './shown-conversion.js'

const software = { heartbeat: 'Heartbeat', cman: 'cman and rgmanager' } as const

/** Tells what a cluster becomes, as somebody needs it who does it: what to do first, what became of each line last. */
export function tellConversion(conversion: ShownConversion): string {
  const { name, from, nodes, files, decisions, byHand, units, steps, back, statements } = conversion
  return [
    heading(`${name}: from ${from.map(one => software[one]).join(' and ')} to Pacemaker (${nodes.join(', ')})`, '='),
    section('What must be done by hand', byHand.map(text => item(text)), 'Nothing besides the steps below.'),
    section('What was decided', decisions.map(({ what, why }) => item(`${what}: ${why}`)), 'Nothing: the files leave no choice.'),
    section('The steps, in this order', steps.map(step)),
    section('The way back', back.map(step)),
    section('Files', files.map(({ path, about, instead, isSecret }) => item(`${path}${isSecret ? ' (mode 600)' : ''}: ${about}${instead === undefined ? '' : `; instead of ${instead}`}`))),
    section('Units at boot', unitLines(units)),
    ...fates.map(([fate, title]) => section(title, statementLines(statements.filter(statement => statement.fate === fate)), 'None.')),
  ].join('\n')
}

const fates: readonly (readonly [Fate, string])[] = [
  ['lost', 'Statements that correspond to nothing'],
  ['replaced', 'Statements whose work something else does'],
  ['carried', 'Statements that were carried over'],
  ['kept', 'Statements that stay as they are'],
]

function heading(text: string, line: string): string {
  return `${text}\n${line.repeat(Math.min(text.length, 100))}\n`
}

function section(title: string, lines: readonly string[], otherwise = ''): string {
  return `${heading(title, '-')}${(lines.length === 0 ? [otherwise] : lines).join('\n')}\n`
}

function item(text: string): string {
  return `* ${text}`
}

function step({ what, commands, why }: Step, index: number): string {
  return [`${index + 1}. ${what}${why === undefined ? '.' : `: ${why}.`}`, ...commands.map(command => `       ${command}`), ''].join('\n')
}

/** The same unit of all hosts is one line. */
function unitLines(units: readonly UnitState[]): string[] {
  const lines = new Map<string, string[]>()
  for (const { node, unit, state, why } of units) {
    const line = `${unit} ${state}: ${why}`
    const nodes = lines.get(line) ?? []
    lines.set(line, nodes)
    if (!nodes.includes(node)) nodes.push(node)
  }
  return [...lines].map(([line, nodes]) => item(`${line} (${nodes.join(', ')})`))
}

/** Those of the files of DRBD that stay are counted: they stand in the files as before. */
function statementLines(statements: readonly ShownStatement[]): string[] {
  const kept = new Map<string, number>()
  const lines: string[] = []
  for (const { text, fate, to, why, at } of statements) {
    if (fate === 'kept') {
      for (const { path } of at) kept.set(path, (kept.get(path) ?? 0) + 1)
      continue
    }
    lines.push(item(`${text}   [${at.map(({ path, line }) => `${path}:${line}`).join(', ')}]`))
    const said = [to === undefined || to === 'nothing' ? undefined : `→ ${to}`, why].filter(part => part !== undefined).join('; ')
    if (said !== '') lines.push(`    ${said}`)
  }
  return [...lines, ...[...kept].map(([path, count]) => item(`${path}: ${counted(count, 'statement')}`))]
}
