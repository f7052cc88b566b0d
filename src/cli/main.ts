import { Argument, Command, CommanderError, Option } from 'commander'

import { exitClean, exitIncomplete } from './exit-codes.js'
import { complain, note, writeResult } from './output.js'
import { UsageError } from './usage-error.js'
import { version } from './version.js'

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value]

const jobCount = (value: string): number => {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new UsageError(`--jobs ${value}: expected a number of threads, 1 to 999`)
  return Number(value)
}

/** Runs the command line and returns the exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = exitClean
  const run = <Args extends unknown[]>(action: (...args: Args) => Promise<number>) => {
    return async (...args: Args): Promise<void> => {
      code = await action(...args)
    }
  }
  try {
    await createProgram(run).parseAsync(withPlainFix(argv), { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitClean : exitIncomplete
    if (error instanceof UsageError) complain(error.message)
    else complain(`internal fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return exitIncomplete
  }
}

/** A bare `--fix` takes no value: what follows is a path. */
function withPlainFix(argv: readonly string[]): string[] {
  const end = argv.indexOf('--')
  return argv.map((word, index) => (word === '--fix' && (end === -1 || index < end) ? '--fix=safe' : word))
}

type Run = <Args extends unknown[]>(action: (...args: Args) => Promise<number>) => (...args: Args) => Promise<void>

function createProgram(run: Run): Command {
  const program = new Command('cfgcheck')
    .description('Checks, formats and explains drbd.conf, cluster.conf, ha.cf, haresources and authkeys, one file or a whole cluster at a time.')
    .version(version)
    .showHelpAfterError('(--help lists what there is)')
    .configureOutput({
      writeOut: text => void writeResult(text),
      writeErr: text => note(text.replace(/\n$/, '')),
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
  addFmt(program, run)
  addRest(program, run)
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
    .option('--no-inline-config', 'ignore cfgcheck-ignore comments')
    .addOption(new Option('--fix [safety]', 'apply safe fixes, or all of them').choices(['safe', 'unsafe']).preset('safe'))
    .option('--diff', 'show what fixes would change instead')
    .option('-j, --jobs <n>', 'worker threads that check at the same time', jobCount)
    .option('-v, --verbose', 'name each file with its dialect')
    .action(run(async (paths: string[], options) => (await import('./commands/check.js')).check(paths, options)))
}

function addFmt(program: Command, run: Run): void {
  const command = program
    .command('fmt')
    .description('pretty-print, in place unless told otherwise')
    .argument('[path...]', 'files, folders, or - for standard input')
    .option('--check', 'change nothing; exit 1 if a file would change')
    .option('--diff', 'show what would change')
  addInputOptions(command)
  command.action(run(async (paths: string[], options) => (await import('./commands/fmt.js')).fmt(paths, options)))
}

function addInputOptions(command: Command): void {
  command
    .option('--host <name=dir>', 'a host of the cluster (repeatable)', collect)
    .option('--language <id>', 'the language of the files')
    .option('--stdin-filename <name>', 'the name that standard input stands for')
    .option('--target <software=version>', 'the software that will read the files, such as drbd=8.4 (repeatable)', collect)
    .option('--config <file>', 'the configuration file')
    .option('--no-config', 'read no configuration file')
    .addOption(new Option('--color <when>', 'auto, always or never').choices(['auto', 'always', 'never']).default('auto'))
    .option('-q, --quiet', 'no summary')
}

function addRest(program: Command, run: Run): void {
  program
    .command('explain')
    .description('explain a rule, an option, a place in a file, or what a cluster will do')
    .argument('<topic...>', 'ha-cf/conflicting-deadtime, drbd-conf net.ping-timeout, FILE:LINE, or cluster DIR')
    .action(run(async (topic: string[]) => (await import('./commands/explain.js')).explain(topic)))
  program
    .command('rules')
    .description('list every rule')
    .addOption(new Option('--format <name>', 'text or json').choices(['text', 'json']).default('text'))
    .action(run(async (options: { format: string }) => (await import('./commands/rules.js')).rules(options)))
  program
    .command('lsp')
    .description('run the language server')
    .option('--stdio', 'talk over standard input and output (the default)')
    .option('--socket <port>', 'connect to this port of the local host')
    .option('--node-ipc', "talk over Node's own channel")
    .action(run(async options => (await import('./commands/lsp.js')).lsp(options)))
  program
    .command('diff')
    .description('show what two hosts, trees or files say differently')
    .argument('<a>', 'a file, or a host (a folder with etc/)')
    .argument('<b>', 'the other')
    .addOption(new Option('--format <name>', 'text or json').choices(['text', 'json']).default('text'))
    .addOption(new Option('--color <when>', 'auto, always or never').choices(['auto', 'always', 'never']).default('auto'))
    .option('--target <software=version>', 'the software that will read the files (repeatable)', collect)
    .option('--config <file>', 'the configuration file')
    .option('--no-config', 'read no configuration file')
    .action(run(async (a: string, b: string, options) => (await import('./commands/diff.js')).diff(a, b, options)))
  const rename = program
    .command('rename')
    .description('give a host or a DRBD resource another name in every file that names it')
    .addArgument(new Argument('<kind>', 'what is renamed').choices(['host', 'resource']))
    .argument('<old>', 'its name')
    .argument('<new>', 'the name that it gets')
    .argument('[path...]', 'files, a host, or a folder of hosts')
    .option('--diff', 'show what would change (the default)')
    .option('--write', 'change the files')
  addInputOptions(rename)
  rename.action(run(async (of: 'host' | 'resource', from: string, to: string, paths: string[], options) => (await import('./commands/rename.js')).rename({ of, from, to }, paths, options)))
  const graph = program
    .command('graph')
    .description('draw the cluster: hosts, links, addresses, DRBD pairs, resource groups, findings')
    .argument('[path...]', 'a folder of hosts, or a host')
    .addOption(new Option('-f, --format <name>', 'the kind of picture').choices(['svg', 'html', 'mermaid', 'dot', 'json']).default('svg'))
    .option('-o, --output <file>', 'write to this file instead of standard output')
  addInputOptions(graph)
  graph.action(run(async (paths: string[], options) => (await import('./commands/graph.js')).graph(paths, options)))
  const dump = program
    .command('dump')
    .description('show what the daemons will see: includes resolved, defaults inherited, each value with where it came from')
    .argument('[path...]', 'files, a host, or a folder of hosts')
    .addOption(new Option('--format <name>', 'text or json').choices(['text', 'json']).default('text'))
  addInputOptions(dump)
  dump.action(run(async (paths: string[], options) => (await import('./commands/dump.js')).dump(paths, options)))
  program
    .command('collect')
    .description('print a POSIX shell script that collects what cfgcheck can read on a host: ssh HOST sh < collect.sh > HOST.tar.gz')
    .option('--mask-secrets', 'leave out keys and passwords')
    .action(run(async (options: { maskSecrets?: boolean }) => (await import('./commands/collect.js')).collect(options)))
  program
    .command('init')
    .description('write cfgcheck.json from what the current folder holds')
    .action(run(async () => (await import('./commands/init.js')).init()))
  program
    .command('completion')
    .description('print a script that completes commands and options')
    .argument('<shell>', 'bash, zsh or fish')
    .action(run(async (shell: string) => (await import('./commands/completion.js')).completion(shell, program)))
}
