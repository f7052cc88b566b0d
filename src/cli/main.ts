import { existsSync } from 'node:fs'

import { Command, CommanderError, Option } from 'commander'

import { didYouMean } from '../diagnostics/did-you-mean.js'
import { builtinLanguages } from '../languages/builtin.js'
import { faultInWords } from '../secrets/fault-in-words.js'
import { listed } from '../text/quantity.js'
import { check } from './commands/check.js'
import { exitClean, exitIncomplete } from './exit-codes.js'
import { addInputOptions, collect } from './input-options.js'
import { LargeInput } from './large-input.js'
import type { Run } from './other-commands.js'
import { complain, note, writeResult } from './output.js'
import { parseShard } from './shard.js'
import { endWatch, withPlugins } from './plugins.js'
import { UsageError } from './usage-error.js'
import { version } from './version.js'

const jobCount = (value: string): number => {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new UsageError(`--jobs ${value}: expected a number of threads, 1 to 999`)
  return Number(value)
}

/** The commands beside `check`, which is the default. */
export const otherCommands: readonly string[] = ['fmt', 'explain', 'rules', 'lsp', 'diff', 'rename', 'graph', 'dump', 'collect', 'init', 'merge', 'completion', 'baseline', 'convert']

/** Words that show the commands or the version. */
const showing = ['help', '-h', '--help', '-V', '--version']

/** Runs the command line and returns the exit code. Throws a `LargeInput` where this thread should not do it, and nothing else. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = exitClean
  const run = <Args extends unknown[]>(action: (...args: Args) => Promise<number>) => {
    return async (...args: Args): Promise<void> => {
      code = await action(...args)
    }
  }
  try {
    const words = await withPlugins(argv)
    refuseMistypedCommand(words)
    const program = createProgram(run)
    // Most runs check; they need not wait for what the other commands are made of.
    if (words.some(word => otherCommands.includes(word) || showing.includes(word))) {
      const { addOtherCommands } = await import('./other-commands.js')
      addOtherCommands(program, run)
    }
    await program.parseAsync(withPlainFix(withPlainHelp(words)), { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof LargeInput) throw error
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitClean : exitIncomplete
    return tellFailure(error)
  } finally {
    endWatch()
  }
}

/** A word that is close to a command, and no path, is meant as one. */
function refuseMistypedCommand([first = '', second = '']: readonly string[]): void {
  const isHelp = first === 'help'
  const word = isHelp ? second : first
  const commands = ['check', ...otherCommands, 'help']
  if (word === '' || word.startsWith('-') || commands.includes(word)) return
  if (isHelp) throw new UsageError(`there is no command "${word}"; ${hintFor(word, commands) ?? '"cfgcheck help" lists them'}`)
  if (/[/.]/.test(word) || existsSync(word)) return
  const hint = hintFor(word, commands)
  if (hint !== undefined) throw new UsageError(`${word}: no such command, file or folder; ${hint}`)
}

function hintFor(word: string, commands: readonly string[]): string | undefined {
  const close = didYouMean(word, commands)
  return close === undefined ? undefined : `did you mean "${close}"?`
}

/** Tells on standard error why the command failed, and returns the exit code. */
export function tellFailure(error: unknown): number {
  if (error instanceof UsageError) complain(error.message)
  else {
    const [first = '', ...places] = faultInWords(error)
    complain(`internal fault: ${first}`)
    places.forEach(note)
    note('This is a mistake of cfgcheck; please report it.')
  }
  return exitIncomplete
}

function noteLines(text: string): void {
  for (const line of text.replace(/\n$/, '').split('\n')) note(line)
}

/** Who asks for the help of `help` is shown what there is. */
function withPlainHelp(argv: readonly string[]): readonly string[] {
  return argv[0] === 'help' ? argv.filter(word => word !== '--help' && word !== '-h') : argv
}

/** A bare `--fix` takes no value: what follows is a path. */
function withPlainFix(argv: readonly string[]): string[] {
  const end = argv.indexOf('--')
  return argv.map((word, index) => (word === '--fix' && (end === -1 || index < end) ? '--fix=safe' : word))
}

/** Makes the command line with `check` alone; `addOtherCommands` adds the rest. */
export function createProgram(run: Run): Command {
  const program = new Command('cfgcheck')
    .description(`Checks, formats and explains ${listed(builtinLanguages.map(({ title }) => title))}, one file or a whole cluster at a time.`)
    .version(version)
    .showHelpAfterError('(--help lists what there is)')
    .configureOutput({
      writeOut: text => void writeResult(text),
      writeErr: noteLines,
      outputError: (text, write) => write(text.replace(/^error: /, 'cfgcheck: ')),
      // Asked for instead of Node's streams, which cost much to open.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .exitOverride()
    .enablePositionalOptions()
  addCheck(program, run)
  return program
}

function addCheck(program: Command, run: Run): void {
  const command = program
    .command('check', { isDefault: true })
    .description('parse, type-check and cross-validate (the default command)')
    .argument('[path...]', 'files, folders, hosts, folders of hosts, or - for standard input')
  addInputOptions(command)
  command
    .option('-o, --format <name[=file]>', 'text, concise, json, jsonl, sarif, junit, checkstyle, github, gitlab, html (repeatable)', collect, [])
    .addOption(new Option('--fail-on <severity>', 'lowest severity that makes exit code 1').choices(['error', 'warning', 'info', 'never']).default('error'))
    .option('--rule <id=severity>', 'set a severity, or off (repeatable)', collect)
    .option('--only <id>', 'run only this rule or group (repeatable)', collect)
    .option('--ignore <id>', 'leave out this rule or group (repeatable)', collect)
    .option('--baseline <file>', 'leave out the findings that this file knows; "cfgcheck baseline create" writes it')
    .option('--no-inline-config', 'ignore cfgcheck-ignore comments')
    .addOption(new Option('--fix [safety]', 'apply safe fixes, or all of them').choices(['safe', 'unsafe']).preset('safe'))
    .option('--diff', 'show what fixes would change instead')
    .option('--add-ignore <reason>', 'write a comment with this reason above what is found, so that it is silenced')
    .option('--watch', 'check again whenever a file changes, until Ctrl-C')
    .option('--cache <folder>', 'keep results in this folder, and take them while no file has changed')
    .option('-j, --jobs <n>', 'worker threads that check at the same time', jobCount)
    .option('--beyond-files', 'of hosts, tell only what checking each of their files by itself does not find')
    .option('--statistics', 'count the findings of each rule instead of listing them; --format text or json')
    .option('--list-files', 'list the files that are checked, and nothing else; --format text or json')
    .option('--shard <n/m>', 'check the Nth of M parts only; merge puts their JSON reports together', parseShard)
    .option('-v, --verbose', 'name each file with its dialect')
    .action(run(async (paths: string[], options) => check(paths, options)))
}
