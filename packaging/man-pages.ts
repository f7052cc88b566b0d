import type { KnownCommand, KnownOption } from '../src/cli/command-tree.js'

/** A manual page: its file, and what groff makes it of. */
export interface ManPage {
  readonly file: string
  readonly text: string
}

/** What a program says of itself, from which its pages are made. */
export interface Described {
  readonly about: string
  readonly version: string
  readonly commands: readonly KnownCommand[]
  /** The schema of the configuration file. */
  readonly settings: JsonSchema
}

/** As much of a JSON Schema as there is in ours. */
export interface JsonSchema {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
}

/** Makes the manual pages: one of the program, one of each command, one of the configuration file. */
export function manPages({ about, version, commands, settings }: Described): readonly ManPage[] {
  const head = (name: string, section: number): string => `.TH ${name.toUpperCase()} ${section} "" "cfgcheck ${version}" "cfgcheck"\n`
  const program = [
    head('cfgcheck', 1),
    section('NAME', `cfgcheck \\- ${plain('check the configuration of DRBD, Heartbeat and the Red Hat Cluster Suite')}`),
    section('SYNOPSIS', `.B cfgcheck\n.RI [ command ]\n.RI [ option... ]\n.RI [ argument... ]`),
    section('DESCRIPTION', plain(about)),
    section('COMMANDS', commands.map(command => item(`cfgcheck\\-${plain(command.name)}(1)`, plain(command.about))).join('')),
    exitStatus,
    section('FILES', item('cfgcheck.json', `The settings; the nearest one upward from the working directory counts. See cfgcheck.json(5).`)),
    section('ENVIRONMENT', item('NO_COLOR', 'No colours, unless \\-\\-color asks for them.') + item('FORCE_COLOR', 'Colours also where the output is no terminal.')),
    section('SEE ALSO', [...commands.map(({ name }) => `cfgcheck\\-${plain(name)}(1)`), 'cfgcheck.json(5)'].join(', ')),
  ]
  return [
    { file: 'man1/cfgcheck.1', text: program.join('') },
    ...commands.map(command => ({ file: `man1/cfgcheck-${command.name}.1`, text: pageOf(command, head(`cfgcheck-${command.name}`, 1)) })),
    { file: 'man5/cfgcheck.json.5', text: settingsPage(settings, head('cfgcheck.json', 5)) },
  ]
}

function pageOf(command: KnownCommand, head: string): string {
  const { name, about, usage, options } = command
  const listed = command.arguments.filter(argument => argument.about !== '')
  return [
    head,
    section('NAME', `cfgcheck\\-${plain(name)} \\- ${plain(about)}`),
    section('SYNOPSIS', `.B cfgcheck ${plain(name)}\n.RI [ option... ]${usage === '' ? '' : `\n${plain(usage)}`}`),
    ...(listed.length === 0 ? [] : [section('ARGUMENTS', listed.map(argument => item(plain(argument.name), `${plain(argument.about)}${choices(argument.values)}`)).join(''))]),
    ...(options.length === 0 ? [] : [section('OPTIONS', options.map(optionItem).join(''))]),
    exitStatus,
    section('SEE ALSO', 'cfgcheck(1), cfgcheck.json(5)'),
  ].join('')
}

function optionItem({ short, long, value, about, values, default: usual }: KnownOption): string {
  const name = [short, long].filter(part => part !== undefined).map(part => plain(part)).join(', ')
  return item(`${name}${value === undefined ? '' : ` ${plain(value)}`}`, `${plain(about)}${choices(values)}${usual === undefined ? '' : ` (default: ${plain(usual)})`}`)
}

/** A list of hundreds of rules is for `cfgcheck rules`. */
const mostChoices = 12

function choices(values: KnownOption['values']): string {
  return typeof values === 'string' || values.length === 0 || values.length > mostChoices ? '' : ` (one of ${values.map(plain).join(', ')})`
}

const exitStatus = section(
  'EXIT STATUS',
  item('0', 'Everything was done, and nothing is at or above \\-\\-fail\\-on; or everything was fixed.') +
    item('1', 'Everything was done; there are findings, or differences.') +
    item('2', 'The job could not be done completely: wrong usage, bad configuration, unreadable input, a limit, a fault of cfgcheck.') +
    item('130, 143', 'Interrupted, terminated.'),
)

function settingsPage(settings: JsonSchema, head: string): string {
  return [
    head,
    section('NAME', 'cfgcheck.json \\- settings of cfgcheck'),
    section('DESCRIPTION', 'JSON without comments, in cfgcheck.json or in package.json under "cfgcheck". The nearest file upward from the working directory counts, alone. It is data, and never executed; an unknown key is refused. Patterns and folders count from the folder of the file.'),
    section('KEYS', [...keys(settings, '')].join('')),
    section('SEE ALSO', 'cfgcheck(1), cfgcheck\\-init(1)'),
  ].join('')
}

function* keys(schema: JsonSchema, lead: string): Generator<string> {
  for (const [name, value] of Object.entries(schema.properties ?? {})) {
    const key = lead + name
    yield item(plain(key), [value.description ?? '', value.enum === undefined ? '' : `One of ${value.enum.join(', ')}.`].filter(part => part !== '').map(plain).join(' '))
    yield* keys(value, `${key}.`)
    if (typeof value.additionalProperties === 'object') yield* keys(value.additionalProperties, `${key}.NAME.`)
    if (value.items !== undefined) yield* keys(value.items, `${key}[].`)
  }
}

function section(name: string, body: string): string {
  return `.SH ${name}\n${body.replace(/\n$/, '')}\n`
}

function item(term: string, body: string): string {
  return `.TP\n\\fB${term}\\fR\n${body === '' ? '\\&' : body}\n`
}

/** Escapes what groff would read as its own; a hyphen stands for itself, so that it can be copied. */
function plain(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('’', "\\(cq").replace(/^([.'])/gm, '\\&$1').replaceAll('"', '\\(dq')
}
