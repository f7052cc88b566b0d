import { Option } from 'commander'
import type { Command } from 'commander'

/** Gathers the values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): string[] => [...before, value]

/** Adds the options that say what is read, and how. */
export function addInputOptions(command: Command): void {
  command
    .option('--host <name=dir>', 'a host of the cluster (repeatable)', collect)
    .option('--language <id>', 'the language of the files')
    .option('--stdin-filename <name>', 'the name that standard input stands for')
    .option('--target <software=version>', 'the software that will read the files, such as drbd=8.4 (repeatable)', collect)
    .option('--plugin <path>', 'a file or package with further languages and rules (repeatable)', collect)
    .option('--config <file>', 'the configuration file')
    .option('--no-config', 'read no configuration file')
    .addOption(new Option('--color <when>', 'auto, always or never').choices(['auto', 'always', 'never']).default('auto'))
    .option('-q, --quiet', 'no summary')
}
