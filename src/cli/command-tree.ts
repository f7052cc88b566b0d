import type { Command, Option } from 'commander'

import { builtinLanguages } from '../languages/builtin.js'
import { reporters } from '../reporters/index.js'
import { ruleIndex } from '../workspace/rules/rule-index.js'

/** A command as data: what its help, its manual page and its completion are made of. */
export interface KnownCommand {
  readonly name: string
  readonly about: string
  /** Such as `[path...]`. */
  readonly usage: string
  readonly arguments: readonly KnownArgument[]
  readonly options: readonly KnownOption[]
}

/** An argument of a command. */
export interface KnownArgument {
  readonly name: string
  readonly about: string
  readonly values: Values
}

/** An option of a command. */
export interface KnownOption {
  readonly short?: string
  readonly long: string
  /** How its value is called, such as `<file>`; absent for one without. */
  readonly value?: string
  readonly about: string
  readonly default?: string
  readonly values: Values
}

/** What a value may be: files, words that can be listed, something else, or nothing. */
export type Values = 'files' | 'unknown' | 'none' | readonly string[]

/** Describes the commands of a program, `check` first. */
export function commandTree(program: Command): readonly KnownCommand[] {
  return program.commands.map(command => ({
    name: command.name(),
    about: command.description(),
    usage: command.registeredArguments.map(argument => {
      const name = argument.name() + (argument.variadic ? '...' : '')
      return argument.required ? `<${name}>` : `[${name}]`
    }).join(' '),
    arguments: command.registeredArguments.map(argument => ({
      name: argument.name(),
      about: argument.description,
      values: argument.argChoices ?? (['path', 'a', 'b'].includes(argument.name()) ? 'files' : 'unknown'),
    })),
    options: command.options.map(option => describe(command.name(), option)),
  }))
}

function describe(command: string, option: Option): KnownOption {
  const { short, long = '', flags, description, defaultValue } = option
  const value = /[<[].*$/.exec(flags)?.[0]
  const isPlain = typeof defaultValue === 'string'
  return {
    ...(short === undefined ? {} : { short }),
    long,
    ...(value === undefined ? {} : { value }),
    about: description,
    ...(isPlain ? { default: defaultValue } : {}),
    values: value === undefined ? 'none' : (option.argChoices ?? valuesOf(command, long)),
  }
}

/** What options take whose words are not fixed by the parser of the command line. */
function valuesOf(command: string, long: string): Values {
  switch (long) {
    case '--format':
      return Object.keys(reporters)
    case '--language':
      return command === 'rules' ? groups() : builtinLanguages.map(({ id }) => id)
    case '--rule':
    case '--only':
    case '--ignore':
      return [...ruleIndex().map(({ id }) => id), ...groups().map(group => `${group}/*`)]
    case '--target':
      return [...new Set(builtinLanguages.map(({ targetFamily }) => `${targetFamily}=`))]
    case '--severity':
      return ['error', 'warning', 'info']
    case '--config':
    case '--baseline':
    case '--output':
    case '--stdin-filename':
    case '--pipe':
    case '--plugin':
    case '--cache':
      return 'files'
    default:
      return 'unknown'
  }
}

function groups(): string[] {
  return [...new Set(ruleIndex().map(({ id }) => id.slice(0, id.indexOf('/'))))]
}
