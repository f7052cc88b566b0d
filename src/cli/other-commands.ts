import { Argument, Option } from 'commander'
import type { Command } from 'commander'

import type { Severity } from '../diagnostics/diagnostic.js'
import type { BaselineAction } from './commands/baseline.js'
import type { RulesOptions } from './commands/rules.js'
import { renamedKinds } from '../text/mention.js'
import { addInputOptions, collect } from './input-options.js'
import { UsageError } from './usage-error.js'

/** Makes the action of a command, which keeps the exit code. */
export type Run = <Args extends unknown[]>(action: (...args: Args) => Promise<number>) => (...args: Args) => Promise<void>

const severities: readonly Severity[] = ['error', 'warning', 'info']

const severity = (value: string, before: readonly Severity[] = []): Severity[] => {
  const known = severities.find(name => name === value)
  if (known === undefined) throw new UsageError(`--severity ${value}: known are ${severities.join(', ')}`)
  return [...before, known]
}

/** Adds all commands but `check`. */
export function addOtherCommands(program: Command, run: Run): void {
  for (const add of commands) add(program, run)
}

/** In the order in which help lists them. */
const commands: readonly ((program: Command, run: Run) => void)[] = [addFmt, addExplain, addRules, addLsp, addDiff, addRename, addGraph, addDump, addCollect, addInit, addMerge, addCompletion, addBaseline, addConvert]

function addFmt(program: Command, run: Run): void {
  const fmt = program
    .command('fmt')
    .description('pretty-print, in place unless told otherwise')
    .argument('[path...]', 'files, folders, or - for standard input')
    .option('--check', 'change nothing; exit 1 if a file would change')
    .option('--diff', 'show what would change')
  addInputOptions(fmt)
  fmt.action(run(async (paths: string[], options) => (await import('./commands/fmt.js')).fmt(paths, options)))
}

function addExplain(program: Command, run: Run): void {
  program
    .command('explain')
    .description('explain a rule, an option, a place in a file, or what a cluster will do')
    .argument('<topic...>', 'ha-cf/conflicting-deadtime, conflicting-deadtime, drbd-conf net.ping-timeout, ping-timeout, FILE:LINE[:COLUMN], or cluster DIR')
    .addOption(new Option('--format <name>', 'text or json, for a cluster').choices(['text', 'json']).default('text'))
    .action(run(async (topic: string[], options: { format: 'text' | 'json' }) => (await import('./commands/explain.js')).explain(topic, options)))
}

function addRules(program: Command, run: Run): void {
  program
    .command('rules')
    .description('list the rules, all of them or those that are asked for')
    .addOption(new Option('--format <name>', 'text or json').choices(['text', 'json']).default('text'))
    .option('--language <id>', 'only rules of this language, or of "cluster", "cfgcheck" or a reader (repeatable)', collect)
    .addOption(new Option('--severity <severity>', 'only rules of this severity (repeatable)').choices(severities).argParser(severity))
    .addOption(new Option('--origin <origin>', 'only rules by which the software itself objects, or only those of practice').choices(['daemon', 'practice']))
    .addOption(new Option('--fixable [safety]', 'only rules that have a fix, or a safe or unsafe one').choices(['any', 'safe', 'unsafe']).preset('any'))
    .action(run(async (options: RulesOptions) => (await import('./commands/rules.js')).rules(options)))
}

function addLsp(program: Command, run: Run): void {
  program
    .command('lsp')
    .description('run the language server')
    .option('--stdio', 'talk over standard input and output (the default)')
    .option('--socket <port>', 'connect to this port of the local host')
    .option('--node-ipc', "talk over Node's own channel")
    .option('--pipe <path>', 'connect to this socket or named pipe')
    .option('--clientProcessId <pid>', 'which process the client is; clients add it, and nothing depends on it')
    .action(run(async options => (await import('./commands/lsp.js')).lsp(options)))
}

function addDiff(program: Command, run: Run): void {
  program
    .command('diff')
    .description('show what two hosts, folders of hosts, archives or files say differently')
    .argument('<a>', 'a file, a host (a folder with etc/), a folder of hosts, or an archive')
    .argument('<b>', 'the other')
    .addOption(new Option('--format <name>', 'text or json').choices(['text', 'json']).default('text'))
    .addOption(new Option('--color <when>', 'auto, always or never').choices(['auto', 'always', 'never']).default('auto'))
    .option('--target <software=version>', 'the software that will read the files (repeatable)', collect)
    .option('--config <file>', 'the configuration file')
    .option('--no-config', 'read no configuration file')
    .action(run(async (a: string, b: string, options) => (await import('./commands/diff.js')).diff(a, b, options)))
}

function addRename(program: Command, run: Run): void {
  const rename = program
    .command('rename')
    .description('give a host, a DRBD resource or another thing that files name a new name in every file that names it')
    .addArgument(new Argument('<kind>', 'what is renamed').choices(renamedKinds))
    .argument('<old>', 'its name; of what is known within another thing behind that: r0/1 is a volume of r0')
    .argument('<new>', 'the name that it gets')
    .argument('[path...]', 'files, a host, or a folder of hosts')
    .option('--diff', 'show what would change (the default)')
    .option('--write', 'change the files')
  addInputOptions(rename)
  rename.action(run(async (of: (typeof renamedKinds)[number], from: string, to: string, paths: string[], options) => {
    const { rename: give, renameNames } = await import('./commands/rename.js')
    return give(renameNames(of, from, to), paths, options)
  }))
}

function addGraph(program: Command, run: Run): void {
  const graph = program
    .command('graph')
    .description('draw the cluster: hosts, links, addresses, DRBD pairs, resource groups, findings')
    .argument('[path...]', 'a folder of hosts, or a host')
    .addOption(new Option('-f, --format <name>', 'the kind of picture').choices(['svg', 'html', 'mermaid', 'dot', 'json']).default('svg'))
    .option('-o, --output <file>', 'write to this file instead of standard output')
  addInputOptions(graph)
  graph.action(run(async (paths: string[], options) => (await import('./commands/graph.js')).graph(paths, options)))
}

function addDump(program: Command, run: Run): void {
  const dump = program
    .command('dump')
    .description('show what the daemons will see: includes resolved, defaults inherited, each value with where it came from')
    .argument('[path...]', 'files, a host, or a folder of hosts')
    .addOption(new Option('--format <name>', 'text or json').choices(['text', 'json']).default('text'))
  addInputOptions(dump)
  dump.action(run(async (paths: string[], options) => (await import('./commands/dump.js')).dump(paths, options)))
}

function addCollect(program: Command, run: Run): void {
  program
    .command('collect')
    .description('print a POSIX shell script that collects what cfgcheck can read on a host: ssh HOST sh < collect.sh > HOST.tar.gz')
    .option('--mask-secrets', 'leave out keys and passwords')
    .action(run(async (options: { maskSecrets?: boolean }) => (await import('./commands/collect.js')).collect(options)))
}

function addInit(program: Command, run: Run): void {
  program
    .command('init')
    .description('write cfgcheck.json from what the current folder holds')
    .action(run(async () => (await import('./commands/init.js')).init()))
}

function addMerge(program: Command, run: Run): void {
  program
    .command('merge')
    .description('make one report of the JSON reports of several runs, such as those of check --shard')
    .argument('<report...>', 'files that check --format json has written, or - for standard input')
    .option('-o, --format <name[=file]>', 'a format of check (repeatable)', collect, [])
    .addOption(new Option('--fail-on <severity>', 'lowest severity that makes exit code 1').choices(['error', 'warning', 'info', 'never']).default('error'))
    .addOption(new Option('--color <when>', 'auto, always or never').choices(['auto', 'always', 'never']).default('auto'))
    .option('-q, --quiet', 'no summary')
    .action(run(async (paths: string[], options) => (await import('./commands/merge.js')).merge(paths, options)))
}

function addCompletion(program: Command, run: Run): void {
  program
    .command('completion')
    .description('print a script that completes commands and options')
    .argument('<shell>', 'bash, zsh or fish')
    .action(run(async (shell: string) => (await import('./commands/completion.js')).completion(shell, program)))
}

function addBaseline(program: Command, run: Run): void {
  const baseline = program
    .command('baseline')
    .description('write down the findings of a legacy tree, by rule and place; what is known then is left out by check --baseline')
    .addArgument(new Argument('<action>', 'create writes down what is found, check exits with 1 where something else is found or something is found no more, prune drops that').choices(['create', 'check', 'prune']))
    .argument('[path...]', 'files, folders, hosts, folders of hosts')
    .option('--baseline <file>', 'the file that knows', 'cfgcheck-baseline.json')
    .option('--force', 'create: write the file anew where there is one')
    .addOption(new Option('--fail-on <severity>', 'check: lowest severity that makes exit code 1').choices(['error', 'warning', 'info', 'never']).default('info'))
  addInputOptions(baseline)
  baseline.action(run(async (action: BaselineAction, paths: string[], options) => (await import('./commands/baseline.js')).baseline(action, paths, options)))
}

function addConvert(program: Command, run: Run): void {
  const convert = program
    .command('convert')
    .description('turn clusters of Heartbeat, or of cman and rgmanager, into corosync.conf, a CIB and what goes with them, with a report of every statement')
    .argument('<tree>', 'a folder of hosts, a host, or an archive')
    .addOption(new Option('--to <software>', 'what it becomes').choices(['pacemaker']).makeOptionMandatory())
    .option('--output <folder>', 'write the files and the report there; without it the report is printed and nothing is written')
    .option('--force', 'write into a folder that is not empty')
    .addOption(new Option('--format <name>', 'the report as text or json').choices(['text', 'json']).default('text'))
    .option('--target <software=version>', 'the software that the new hosts run: drbd=9 (the default) or drbd=8.4 (repeatable)', collect)
    .option('--config <file>', 'the configuration file')
    .option('--no-config', 'read no configuration file')
  convert.action(run(async (tree: string, options) => (await import('./commands/convert.js')).convert(tree, options)))
}
