import { addTo } from '../../text/multimap.js'
import type { ShellCommand, ShellScript } from './shell-script.js'

/**
 * Finds the command at which `restart` ends where the service does not run: under `set -e` a failing stop ends the script
 * before anything is started.
 *
 * Source: start-stop-daemon(8): `--stop` exits 1 when nothing was to be done, unless `--oknodo` is given.
 */
export function failingStopIn(text: string, { commands, labels }: ShellScript): ShellCommand | undefined {
  if (!labels.includes('restart') || !stopsAtErrors(text, commands)) return undefined
  const bodies = new Map<string, ShellCommand[]>()
  for (const command of commands) {
    if (command.functionName === undefined) continue
    addTo(bodies, command.functionName, command)
  }
  for (const command of commands) {
    if (command.functionName !== undefined || !command.labels.includes('restart') || isGuarded(text, command)) continue
    if (isPlainStop(command)) return command
    const stop = bodies.get(command.words[0]?.text ?? '')?.find(inner => isPlainStop(inner) && !isGuarded(text, inner))
    if (stop !== undefined) return stop
  }
  return undefined
}

function stopsAtErrors(text: string, commands: readonly ShellCommand[]): boolean {
  if (/^#![ \t]{0,8}\S{0,80}sh[ \t]{1,8}-[a-z]{0,8}e/.test(text)) return true
  return commands.some(({ words, labels, functionName }) =>
    labels.length === 0 && functionName === undefined && words[0]?.text === 'set' && /^-[a-z]*e/.test(words[1]?.text ?? ''),
  )
}

/** A command whose status something looks at does not end the script: `… || true`, `if …`, `! …`. */
function isGuarded(text: string, { start, end }: ShellCommand): boolean {
  const before = text.slice(Math.max(0, start - 80), start)
  const after = text.slice(end, end + 80)
  return /(^|[\s;])(if|elif|while|until|!|&&|\|\|)\s*$/.test(before) || /^[^\n;&|]*(\|\||&&|\|)/.test(after)
}

function isPlainStop({ words }: ShellCommand): boolean {
  const [name, ...rest] = words.map(({ text }) => text)
  if (name?.replace(/^.*\//, '') !== 'start-stop-daemon') return false
  return rest.some(word => word === '--stop' || word === '-K') && !rest.some(word => /^(--oknodo|-o|--test|-t)$/.test(word))
}
